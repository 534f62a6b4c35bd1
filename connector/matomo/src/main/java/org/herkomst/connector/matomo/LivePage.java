package org.herkomst.connector.matomo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Asks for a page of a site's visits. Fields that we don't read are left out where Matomo can. */
final class LivePage implements Question<List<RawVisit>> {
    private static final String UNREAD =
            "userId,visitorId,fingerprint,referrerKeyword,referrerUrl,referrerSearchEngineUrl,"
                    + "referrerSocialNetworkUrl,plugins,pluginsIcons,region,regionCode,city,latitude,longitude";

    private final Site site;
    private final PageSize size;
    private final VisitParser parser;
    private final Tally tally;
    private final long after;
    private final @Nullable String segment;
    private final int atLeast;
    private boolean newestFirst;
    private int asked;
    private int given;

    /**
     * A page of visits whose last action is later than {@code after}.
     *
     * @param atLeast visits to ask for even where pages are smaller now
     */
    LivePage(SiteReader reader, Site site, long after, @Nullable String segment, int atLeast) {
        this.site = site;
        this.size = reader.size();
        this.parser = reader.parser();
        this.tally = reader.tally();
        this.after = after;
        this.segment = segment;
        this.atLeast = atLeast;
    }

    /** The newest visit alone. */
    static LivePage newest(SiteReader reader, Site site) {
        LivePage page = new LivePage(reader, site, 0, null, 0);
        page.newestFirst = true;
        return page;
    }

    /** How many visits the answer was asked for. */
    int asked() {
        return asked;
    }

    /** How many entries the answer had, readable or not. */
    int given() {
        return given;
    }

    @Override
    public String method() {
        return "Live.getLastVisitsDetails";
    }

    @Override
    public Form form() {
        asked = newestFirst ? 1 : Math.max(size.now(), atLeast);
        Form form = new Form()
                .with("idSite", site.id())
                .with("filter_sort_order", newestFirst ? "desc" : "asc")
                .with("filter_limit", asked)
                .with("hideColumns", UNREAD);
        if (newestFirst) {
            return form.with("doNotFetchActions", 1);
        }
        form.with("minTimestamp", Math.max(after, 0));
        return segment == null ? form : form.with("segment", segment);
    }

    @Override
    public String where() {
        return "site " + site.id();
    }

    @Override
    public void askForLess(boolean lastTry) {
        size.failed(lastTry ? 0 : asked);
    }

    @Override
    public List<RawVisit> read(JsonParser json) {
        List<RawVisit> visits = new ArrayList<>(Math.min(asked, PageSize.CAP));
        given = 0;
        int unread = -1;
        int bad = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            RawVisit visit = parser.read(json);
            if (visit == null) {
                unread = bad++ == 0 ? given : unread;
            } else {
                visits.add(visit);
            }
            given++;
        }
        for (int i = 0; i < bad; i++) {
            tally.problem(SourceFault.BAD_VISIT, "site " + site.id() + ", visit " + unread + " of the answer");
        }
        return visits;
    }
}
