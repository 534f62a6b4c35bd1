package org.herkomst.connector.matomo;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/** The sites met in exports: their names as the visits tell them. Used by one thread. */
final class ExportSites {
    private final ZoneId zone;
    private final Map<Long, Site> sites = new LinkedHashMap<>();

    ExportSites(ZoneId zone) {
        this.zone = zone;
    }

    void meet(RawVisit visit) {
        Site known = sites.get(visit.site);
        String id = Long.toString(visit.site);
        boolean better = known == null || (known.name().equals(id) && visit.siteName != null);
        if (better) {
            String name = visit.siteName == null || visit.siteName.isBlank() ? id : visit.siteName;
            sites.put(visit.site, new Site(id, name, zone));
        }
    }

    Map<Long, Site> met() {
        return sites;
    }
}
