package org.herkomst.app.store;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.herkomst.connector.matomo.Site;

/** Sites in {@code site}. Each has a small number, which stands for source and site in the other tables. */
final class DatabaseSites {
    private final Database database;

    DatabaseSites(Database database) {
        this.database = database;
    }

    /** A source's site. */
    record Key(String source, String site) {}

    /** Numbers of all sites, read anew each time: an installation has a handful, and a number of a rolled-back transaction is none. */
    static final class Numbers {
        private final Map<Key, Integer> byKey = new HashMap<>();
        private final Map<Integer, Key> byNumber = new HashMap<>();

        private Numbers(List<Map.Entry<Integer, Key>> sites) {
            sites.forEach(s -> {
                byKey.put(s.getValue(), s.getKey());
                byNumber.put(s.getKey(), s.getValue());
            });
        }

        /**
         * The number of a site.
         *
         * @throws IllegalStateException where the site was not saved
         */
        int of(String source, String site) {
            Integer number = byKey.get(new Key(source, site));
            if (number == null) {
                throw new IllegalStateException("A visit came before its site");
            }
            return number;
        }

        Key of(int number) {
            Key key = byNumber.get(number);
            if (key == null) {
                throw new IllegalStateException("A stored visit has no site");
            }
            return key;
        }
    }

    Numbers numbers() {
        return new Numbers(database.query(
                "select id, source, site from site",
                (row, n) -> Map.entry(row.getInt(1), new Key(row.getString(2), row.getString(3)))));
    }

    void save(String source, Site site) {
        database.save(
                "update site set site_name = ?, site_zone = ? where source = ? and site = ?",
                "insert into site (site_name, site_zone, source, site) values (?, ?, ?, ?)",
                List.of(site),
                (statement, s) -> {
                    statement.setString(1, s.name());
                    statement.setString(2, s.zone().getId());
                    statement.setString(3, source);
                    statement.setString(4, s.id());
                });
    }

    /** Waits for those who change visits and sums of a site, and makes others wait until this transaction ends. */
    void lineUp() {
        database.query("select id from site order by id for update", (row, n) -> row.getInt(1));
    }

    Map<String, LocalDate> summedTo(String source) {
        Map<String, LocalDate> byId = new HashMap<>();
        database.query(
                "select site, summed_to from site where source = ? and summed_to is not null",
                (row, n) -> byId.put(row.getString(1), row.getObject(2, LocalDate.class)),
                source);
        return byId;
    }

    Map<String, Site> of(String source) {
        Map<String, Site> byId = new HashMap<>();
        database.query(
                        "select site, site_name, site_zone from site where source = ?",
                        (row, n) -> new Site(row.getString(1), row.getString(2), ZoneId.of(row.getString(3))),
                        source)
                .forEach(s -> byId.put(s.id(), s));
        return byId;
    }
}
