package org.herkomst.connector.matomo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks at the beginning of each export for {@code check}. Changes nothing. */
final class ExportCheck {
    private static final int ENTRIES_A_FILE = 2_000;

    private final ExportSettings settings;
    private final FeedContext context;
    private final ExportFolder folder;
    private final VisitFields fields;
    private final Tally tally;
    private final ExportSites sites;

    ExportCheck(ExportSettings settings, FeedContext context, ExportFolder folder, VisitFields fields, Tally tally) {
        this.settings = settings;
        this.context = context;
        this.folder = folder;
        this.fields = fields;
        this.tally = tally;
        this.sites = new ExportSites(settings.zone());
    }

    /** The sites of the first visits of each file. */
    List<Site> sites() {
        Tally unheard = new Tally();
        folder.exports().forEach(file -> begin(file, unheard));
        return List.copyOf(sites.met().values());
    }

    SourceCheck run() {
        List<SourceCheck.SiteCheck> checks = new ArrayList<>();
        try {
            Map<Long, VisitSample> samples = new LinkedHashMap<>();
            for (Path file : folder.exports()) {
                List<RawVisit> page = begin(file, tally);
                sites.met()
                        .forEach((id, site) -> samples.computeIfAbsent(
                                        id, added -> new VisitSample(site, context, settings.source(), tally))
                                .add(page, sites.met()));
            }
            samples.values().forEach(sample -> checks.add(sample.result()));
        } catch (SourceException fault) {
            tally.problem(fault.fault(), fault.example());
        }
        return new SourceCheck(null, checks, tally.drain().problems());
    }

    private List<RawVisit> begin(Path file, Tally problems) {
        ExportFile name = new ExportFile(ExportFolder.name(file), 0, 0, "");
        OpenExport export = new OpenExport(name, ExportForms.open(file, fields), problems);
        try {
            return export.read(ENTRIES_A_FILE, sites);
        } finally {
            export.close();
        }
    }
}
