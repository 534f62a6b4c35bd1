package org.herkomst.app.command;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.store.CorrectionsExport;
import org.herkomst.app.store.Workspace;
import org.herkomst.core.company.Company;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.company.Ruled;
import org.herkomst.core.company.Ruling;
import org.herkomst.core.company.Rulings;
import org.herkomst.core.run.SyncStores;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "company",
        description = "Corrections that stick: a company that is wrong, or that nobody wants to hear of.",
        subcommands = {
            CompanyCommand.Wrong.class,
            CompanyCommand.Mute.class,
            CompanyCommand.Clear.class,
            CompanyCommand.ListRuled.class
        })
final class CompanyCommand extends Action.Group {

    /** A command that rules on one company. */
    abstract static class Ruler extends Action {
        private static final int LONGEST = 500;

        @Parameters(
                paramLabel = "KEY",
                arity = "0..1",
                description = "The company's key: the field herkomst_key of its record in the CRM.")
        String key = "";

        abstract @Nullable Ruling ruling();

        /** A page group instead of a company; empty for none. */
        String pages() {
            return "";
        }

        abstract String told(String name);

        @Override
        public Integer call() {
            HerkomstConfiguration configuration = root().configurationWithoutInputs();
            if (key.isBlank() == pages().isEmpty()) {
                throw new UsageException("Name one company", "Give the field herkomst_key of the record in the CRM");
            }
            String group = pages().isEmpty() ? "" : group(pages());
            try (Workspace workspace = writing(configuration, account())) {
                SyncStores stores = workspace.stores();
                Rulings rulings =
                        new Rulings(stores.companies(), stores.changes(), stores.transactions(), Clock.systemUTC());
                if (group.isEmpty()) {
                    rule(rulings);
                    CorrectionsExport.write(configuration, stores);
                } else {
                    mute(rulings, group);
                }
                return 0;
            }
        }

        private void rule(Rulings rulings) {
            Company company = rulings.rule(companyKey(), ruling(), account()).orElseThrow(this::unknown);
            Ruling now = ruling();
            console()
                    .result(
                            Console.object()
                                    .put("key", company.key().value())
                                    .put("company", company.facts().name())
                                    .put("ruling", now == null ? null : now.word()),
                            told(company.facts().name()));
        }

        private void mute(Rulings rulings, String group) {
            boolean muted = ruling() == Ruling.MUTED;
            rulings.mutePages(group, muted, account());
            console()
                    .result(
                            Console.object().put("pages", group).put("ruling", muted ? "muted" : null),
                            muted ? mutedPages(group) : group + " counts again, from the next run on.");
        }

        private static String mutedPages(String group) {
            return group
                    + " and what is below it is muted: from the next run on, visits that saw nothing else don't count."
                    + " Undo with: herkomst company clear --pages " + group;
        }

        /** In the form of page paths: a slash in front, none behind. */
        private static String group(String given) {
            String path = given.strip();
            while (path.length() > 1 && path.endsWith("/")) {
                path = path.substring(0, path.length() - 1);
            }
            if (path.length() < 2 || path.length() > LONGEST || !path.startsWith("/") || path.matches(".*[?#*\\s].*")) {
                throw new UsageException(
                        "This is no page group: " + given, "Write the beginning of a path, such as /jobs");
            }
            return path;
        }

        private CompanyKey companyKey() {
            try {
                return new CompanyKey(key.strip());
            } catch (IllegalArgumentException notAKey) {
                throw unknown();
            }
        }

        private UsageException unknown() {
            return new UsageException(
                    "No company has the key " + key, "Copy it from the field herkomst_key of the record in the CRM");
        }
    }

    @Command(
            name = "wrong",
            description = {
                "Says that the visits are another company's. It is never sent again; the next run deletes the record that we made,",
                "or empties our fields in a person's record. The same as ticking herkomst_wrong_company in the CRM.",
                "The resolver doesn't name it any more either: it names the next company that it is sure of, or nobody."
            })
    static final class Wrong extends Ruler {
        @Override
        Ruling ruling() {
            return Ruling.WRONG;
        }

        @Override
        String told(String name) {
            return name + " is the wrong company: it is not sent again, and the next run takes its record back.";
        }
    }

    @Command(
            name = "mute",
            description = {
                "Nothing more of this company: no new record and no change. What is in the CRM stays until its term.",
                "Or, with --pages: what is seen in a part of the site doesn't count."
            })
    static final class Mute extends Ruler {
        @Option(
                names = "--pages",
                paramLabel = "PATH",
                description = "A page group instead of a company: this path and all below it, such as /jobs.")
        String pages = "";

        @Override
        String pages() {
            return pages;
        }

        @Override
        Ruling ruling() {
            return Ruling.MUTED;
        }

        @Override
        String told(String name) {
            return name + " is muted: no run writes it any more. Undo with: herkomst company clear " + key;
        }
    }

    @Command(
            name = "clear",
            description =
                    "Takes back that a company is wrong or muted; it comes back with the next run, or by its next visit.")
    static final class Clear extends Ruler {
        @Option(names = "--pages", paramLabel = "PATH", description = "A page group that was muted.")
        String pages = "";

        @Override
        String pages() {
            return pages;
        }

        @Override
        @Nullable
        Ruling ruling() {
            return null;
        }

        @Override
        String told(String name) {
            return name + " is sent again like any other company.";
        }
    }

    @Command(name = "list", description = "Companies that are wrong or muted, and page groups that are muted.")
    static final class ListRuled extends Action {
        @Override
        public Integer call() {
            HerkomstConfiguration configuration = root().configurationWithoutInputs();
            List<Ruled> ruled = new ArrayList<>();
            Set<String> groups = new TreeSet<>();
            if (Workspace.exists(configuration)) {
                try (Workspace workspace = Workspace.open(configuration)) {
                    ruled.addAll(workspace.stores().companies().ruled());
                    groups.addAll(workspace.stores().companies().mutedPages());
                }
            }
            ObjectNode document = Console.object();
            List<String> lines = new ArrayList<>(companies(ruled, document.putArray("companies")));
            lines.addAll(pages(groups, document.putArray("pages")));
            console()
                    .result(
                            document,
                            lines.isEmpty()
                                    ? "No company is wrong or muted."
                                    : String.join(System.lineSeparator(), lines));
            return 0;
        }

        /** Puts the companies into the answer; gives a line for each. */
        private static List<String> companies(List<Ruled> ruled, ArrayNode list) {
            List<String> lines = new ArrayList<>();
            for (Ruled one : ruled) {
                Company company = one.company();
                String on = one.on() == null ? null : one.on().toString();
                String word = company.ruling() == null ? "" : company.ruling().word();
                String key = company.key().value();
                String name = company.facts().name();
                list.addObject()
                        .put("key", key)
                        .put("company", name)
                        .put("ruling", word)
                        .put("on", on);
                lines.add(String.format(Locale.ROOT, "%-6s %-10s %s  %s", word, on == null ? "" : on, key, name));
            }
            return lines;
        }

        /** Puts the page groups into the answer; gives a line for each. */
        private static List<String> pages(Set<String> groups, ArrayNode list) {
            List<String> lines = new ArrayList<>();
            for (String group : groups) {
                list.addObject().put("pages", group).put("ruling", "muted");
                lines.add("muted  pages " + group);
            }
            return lines;
        }
    }
}
