package org.herkomst.targets.salesforce;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.herkomst.targets.salesforce.Wire.Composite;
import org.herkomst.targets.salesforce.Wire.CompositeAnswer;
import org.herkomst.targets.salesforce.Wire.Page;
import org.herkomst.targets.salesforce.Wire.PartAnswer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks queries, whole: every page, or none. A query goes in a body, for an address has room for few values. */
final class Reading {
    private static final int MOST_PAGES = 50;
    private static final Pattern LOCATOR =
            Pattern.compile("/services/data/v[0-9.]{2,6}/query(?:All)?/([A-Za-z0-9-]{5,80})");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(tools.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Connection connection;

    Reading(Connection connection) {
        this.connection = connection;
    }

    /** Accounts that are there, by key or id. */
    List<Account> live(String field, Collection<String> values, Collection<String> fields) {
        return parts(values).stream()
                .flatMap(part -> accounts("query", Soql.accounts(fields, Soql.in(field, part))).stream())
                .toList();
    }

    /** The same with those in the recycle bin. */
    List<Account> withDeleted(String field, Collection<String> values, Collection<String> fields) {
        return parts(values).stream()
                .flatMap(part -> accounts("queryAll", Soql.accounts(fields, Soql.in(field, part))).stream())
                .toList();
    }

    /** Accounts of which a condition holds. */
    List<Account> where(String condition, Collection<String> fields) {
        return accounts("query", Soql.accounts(fields, condition));
    }

    /** Each once: where rows come and go between two pages, one may stand in both. */
    private List<Account> accounts(String resource, String soql) {
        var accounts = new LinkedHashMap<String, Account>();
        rows(resource, soql).stream().map(Account::of).forEach(account -> accounts.put(account.id(), account));
        return List.copyOf(accounts.values());
    }

    /** Rows of any query. */
    List<JsonNode> rows(String soql) {
        return rows("query", soql);
    }

    private List<JsonNode> rows(String resource, String soql) {
        var rows = new ArrayList<JsonNode>();
        walk(resource, soql, page -> {
            rows.addAll(page);
            return true;
        });
        return rows;
    }

    /** The first account-like row that fits, in the query's order, also of archived ones; empty only where all were read. */
    Optional<Account> first(String soql, Predicate<Account> fits) {
        var hit = new ArrayList<Account>();
        walk("queryAll", soql, page -> {
            page.stream()
                    .map(Account::of)
                    .filter(a -> !a.deleted() && fits.test(a))
                    .findFirst()
                    .ifPresent(hit::add);
            return hit.isEmpty();
        });
        return hit.stream().findFirst();
    }

    /** Goes from page to page while it is told to go on. */
    private void walk(String resource, String soql, Predicate<List<JsonNode>> goOn) {
        var url = SalesforceApi.BASE + "/" + resource + "?q=" + URLEncoder.encode(soql, StandardCharsets.UTF_8);
        var page = connection.read(api -> whole(page(api.composite(Composite.get(url)))));
        var count = records(page).size();
        var on = goOn.test(records(page));
        Set<String> seen = new LinkedHashSet<>();
        for (var next = locator(page); on && next != null; next = locator(page)) {
            if (!seen.add(next) || seen.size() > MOST_PAGES) {
                throw Failure.noAnswer();
            }
            var locator = next;
            page = connection.read(api -> whole(api.more(locator)));
            count += records(page).size();
            on = goOn.test(records(page));
        }
        if (on && (page.totalSize() == null || count < page.totalSize())) {
            throw Failure.noAnswer();
        }
    }

    private static @Nullable Page page(@Nullable CompositeAnswer answer) {
        var parts = answer == null || answer.compositeResponse() == null
                ? List.<PartAnswer>of()
                : answer.compositeResponse();
        if (parts.size() != 1
                || parts.get(0).httpStatusCode() == null
                || parts.get(0).body() == null) {
            throw Failure.noAnswer();
        }
        int status = parts.get(0).httpStatusCode();
        var body = parts.get(0).body();
        if (status != 200) {
            throw new Failure(status, Trouble.of(body), null);
        }
        try {
            return MAPPER.treeToValue(body, Page.class);
        } catch (JacksonException e) {
            throw Failure.notSalesforce();
        }
    }

    /** An answer that doesn't say whether it is all doesn't tell what is there. */
    private static Page whole(@Nullable Page page) {
        if (page == null || page.records() == null || page.done() == null || page.done() == (locator(page) != null)) {
            throw Failure.noAnswer();
        }
        return page;
    }

    private static List<JsonNode> records(Page page) {
        return page.records() == null ? List.of() : page.records();
    }

    private static @Nullable String locator(Page page) {
        if (page.nextRecordsUrl() == null) {
            return null;
        }
        var found = LOCATOR.matcher(page.nextRecordsUrl());
        if (!found.matches()) {
            throw Failure.notSalesforce();
        }
        return found.group(1);
    }

    static <T> List<List<T>> parts(Collection<T> all) {
        return parts(all, Keys.BATCH);
    }

    static <T> List<List<T>> parts(Collection<T> all, int size) {
        var list = List.copyOf(all);
        var parts = new ArrayList<List<T>>();
        for (var from = 0; from < list.size(); from += size) {
            parts.add(list.subList(from, Math.min(list.size(), from + size)));
        }
        return parts;
    }
}
