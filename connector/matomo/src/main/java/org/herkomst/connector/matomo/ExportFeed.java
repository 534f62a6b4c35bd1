package org.herkomst.connector.matomo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Visits from export files, file after file by name. Pages grow from 5,000 visits to 40,000: large ones are stored faster, a small first
 * one sooner. All work is done in one thread, one page ahead.
 */
final class ExportFeed implements VisitFeed {
    /** Visits in hand with their addresses. */
    private static final int PART_VISITS = 5_000;

    private static final int MOST_PARTS = 8;

    private final ExportSettings settings;
    private final FeedContext context;
    private final Tally tally = new Tally();
    private final ExportFolder folder;
    private final VisitFields fields;
    private final ExportSites sites;
    private final PageResolver resolver;
    private final Ahead<VisitPage> ahead;
    private final Set<String> passedOver = new HashSet<>();
    private final Set<ExportFile> verified = new HashSet<>();
    private volatile List<ExportFile> readWhole = List.of();
    private int pageParts = 1;
    private @Nullable OpenExport open;

    private ExportFeed(ExportSettings settings, FeedContext context) {
        this.settings = settings;
        this.context = context;
        this.folder = new ExportFolder(settings, context.clock());
        this.fields = new VisitFields(context.rules());
        this.sites = new ExportSites(settings.zone());
        this.resolver = new PageResolver(context, settings.source(), tally);
        this.ahead = new Ahead<>("herkomst-export-pages", this::page, VisitPage::following);
    }

    static VisitFeed open(ExportSettings settings, FeedContext context) {
        return new ExportFeed(settings, context);
    }

    @Override
    public List<Site> sites() {
        return ahead.call(() -> new ExportCheck(settings, context, folder, fields, tally).sites());
    }

    @Override
    public VisitPage read(FeedPosition position) {
        VisitPage page = ahead.read(position);
        if (page.last()) {
            readWhole =
                    ExportState.read(page.next(), context.rules().backfill()).done();
        }
        return page;
    }

    @Override
    public SourceCheck check() {
        return ahead.call(() -> new ExportCheck(settings, context, folder, fields, tally).run());
    }

    @Override
    public void finished() {
        if (settings.deleteAfter()) {
            readWhole.forEach(folder::delete);
        }
    }

    @Override
    public void close() {
        ahead.close();
        closeFile();
    }

    private VisitPage page(FeedPosition position) {
        ExportState state = ExportState.read(position, context.rules().backfill());
        state = state.holding(state.done(), folder.temporary(state.temporary()));
        List<ReadVisit> visits = List.of();
        boolean more = true;
        while (more && visits.isEmpty()) {
            OpenExport file = file(state);
            if (file == null) {
                more = false;
            } else {
                visits = read(file);
                state = after(file, state);
            }
        }
        more = more && (state.current() != null || next(state).isPresent());
        if (!more) {
            state = ended(state);
        }
        return new VisitPage(visits, state.position(), !more, tally.drain());
    }

    private ExportState ended(ExportState state) {
        passedOver.clear();
        List<ExportFile> there = new ArrayList<>(state.done());
        List<String> names = folder.exports().stream().map(ExportFolder::name).toList();
        there.removeIf(file -> !names.contains(file.name()));
        List<String> awaited = new ArrayList<>(state.temporary());
        there.forEach(file -> awaited.remove(file.name()));
        return state.between().holding(there, awaited);
    }

    /** The open file if the position is right there, else the one that the position names, else the next one. */
    private @Nullable OpenExport file(ExportState state) {
        OpenExport now = open;
        if (now != null && now.file().equals(state.current()) && now.index() == state.index()) {
            return now;
        }
        closeFile();
        ExportFile wanted = state.current();
        Optional<ExportFile> same = wanted == null
                ? Optional.empty()
                : folder.describe(folder.path(wanted)).filter(wanted::equals);
        Optional<ExportFile> file = same.isPresent() ? same : next(state);
        if (file.isEmpty()) {
            return null;
        }
        ExportVisits visits = ExportForms.open(folder.path(file.get()), fields);
        OpenExport opened = new OpenExport(file.get(), visits, tally);
        opened.skip(same.isPresent() ? state.index() : 0);
        open = opened;
        return opened;
    }

    private Optional<ExportFile> next(ExportState state) {
        for (Path path : folder.exports()) {
            Optional<ExportFile> glance = folder.glance(path).filter(file -> !done(file, path, state));
            if (glance.isEmpty() || passedOver.contains(ExportFolder.name(path))) {
                continue;
            }
            if (folder.complete(path, state.temporary())) {
                return folder.describe(path);
            }
            passedOver.add(ExportFolder.name(path));
            tally.problem(SourceFault.FILE_GROWING, "file " + ExportFolder.name(path));
        }
        return Optional.empty();
    }

    private boolean done(ExportFile glance, Path path, ExportState state) {
        for (ExportFile done : state.done()) {
            if (done.looksLike(glance)) {
                boolean same = verified.contains(done)
                        || folder.describe(path).filter(done::equals).isPresent();
                if (same) {
                    verified.add(done);
                }
                return same;
            }
        }
        return false;
    }

    private List<ReadVisit> read(OpenExport file) {
        VisitWindow window = new VisitWindow(0, context.rules().backfill());
        List<ReadVisit> visits = new ArrayList<>();
        for (int parts = 0; parts < pageParts && !file.ended(); parts++) {
            List<RawVisit> part = file.read(PART_VISITS, sites);
            visits.addAll(resolver.resolve(part, sites.met(), window));
        }
        pageParts = Math.min(MOST_PARTS, 2 * pageParts);
        return visits;
    }

    private ExportState after(OpenExport file, ExportState state) {
        if (!file.ended()) {
            return state.at(file.file(), file.index());
        }
        closeFile();
        boolean unchanged = folder.glance(folder.path(file.file()))
                .filter(file.file()::looksLike)
                .isPresent();
        if (unchanged) {
            verified.add(file.file());
            return state.finished(file.file());
        }
        passedOver.add(file.file().name());
        tally.problem(SourceFault.FILE_GROWING, "file " + file.file().name());
        return state.between();
    }

    private void closeFile() {
        OpenExport now = open;
        if (now != null) {
            now.close();
            open = null;
        }
    }
}
