package org.herkomst.app.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.connector.resolver.OrganisationKind;
import org.herkomst.core.company.Company;
import org.herkomst.core.company.CompanyAliases;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.optout.CurrentGate;
import org.herkomst.core.optout.OptOutDesk;
import org.herkomst.core.optout.OptOutRequest;
import org.herkomst.core.optout.TombstoneReplay;
import org.herkomst.core.optout.TombstoneReplay.Replayed;
import org.herkomst.core.run.SyncStores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** A database with companies that object. */
abstract class ObjectionBench {
    static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final CompanyFacts ACME = facts("Acme Machines B.V.", "acme.example", "kvk:12345678");
    static final CompanyFacts OTHER = facts("Other B.V.", "other.example", "kvk:87654321");

    @TempDir
    Path folder;

    String url = "";
    Workspace workspace;
    SyncStores stores;

    /** A URL of an empty database. */
    abstract String url(Path folder) throws Exception;

    @BeforeEach
    void open() throws Exception {
        url = url(folder);
        workspace = Workspace.open(StoreContract.configuration(url, folder));
        stores = workspace.stores();
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    static CompanyFacts facts(String name, String domain, String... registers) {
        return new CompanyFacts(
                "r:" + name,
                name,
                domain,
                "NL",
                OrganisationKind.BUSINESS,
                List.of(registers),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    long known(CompanyFacts facts) {
        CompanyKey key = new CompanyKey("hk-" + facts.name().substring(0, 4).toLowerCase(java.util.Locale.ROOT));
        long id = stores.companies()
                .create(new Company(0, key, facts, 0.9, "named", List.of(), LocalDate.of(2026, 11, 1)));
        stores.companies().addAliases(id, CompanyAliases.of(facts));
        return id;
    }

    OptOutDesk desk() {
        return OptOutDesk.over(stores, Set.of("crm"), CLOCK);
    }

    long objects(String domain) {
        return desk().confirm(OptOutRequest.domain(domain, null, NOW), List.of(), "cli:test")
                .id();
    }

    Replayed replay() {
        return new TombstoneReplay(stores, Set.of("crm"), CLOCK).run("test");
    }

    boolean blocked(CompanyFacts facts) {
        return new CurrentGate(stores.optOuts(), stores.tombstones(), List.of())
                .now()
                .blocks(facts, List.of());
    }

    JdbcTemplate sql() {
        return new JdbcTemplate(workspace.dataSource());
    }

    /** What a backup from before the objection does: the company is there, the objection isn't. */
    void anOldBackupIsRestored() {
        List.of(
                        "delete from withdrawal_task",
                        "delete from withdrawal",
                        "delete from opt_out",
                        "delete from tombstone_line",
                        "update counter set latest = 0 where counter_name in ('opt_out_version', 'opt_out_seal')")
                .forEach(sql()::execute);
    }

    Path file() {
        return folder.resolve("tombstones");
    }

    List<String> lines() throws IOException {
        return Files.readAllLines(file());
    }
}
