package org.herkomst.core.optout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.herkomst.core.company.Alias;
import org.herkomst.core.company.CompanyStore;
import org.herkomst.core.optout.OptOut.Kind;

/**
 * Many opt-outs by what they name, eight bytes each, to find at one go which known companies they meet. Not thread-safe; give all, then
 * ask.
 */
public final class ValueKeys {
    private static final int PAGE = 1_000;
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private long[] keys = new long[64];
    private int size;
    private boolean sorted;

    /** Takes an opt-out by domain, name or register number; ranges and tombstones name no company. */
    public void add(OptOut optOut) {
        if (optOut.kind() != Kind.RANGE && optOut.kind() != Kind.TOMBSTONE) {
            keys = size == keys.length ? Arrays.copyOf(keys, size * 2) : keys;
            keys[size++] = hash(key(optOut.kind(), optOut.value()));
            sorted = false;
        }
    }

    /**
     * What of them meets known companies: numbers of companies by {@link #key}. Two values may share a hash, so a key may be there that
     * nobody gave; ask by key.
     */
    public Map<String, Set<Long>> met(CompanyStore companies) {
        if (!sorted) {
            Arrays.sort(keys, 0, size);
            sorted = true;
        }
        Map<String, Set<Long>> met = new HashMap<>();
        List<Long> page = companies.numbers(0, PAGE);
        while (!page.isEmpty()) {
            companies
                    .aliases(page)
                    .forEach((company, aliases) -> aliases.stream()
                            .flatMap(alias -> keys(alias).stream())
                            .filter(this::has)
                            .forEach(key -> met.computeIfAbsent(key, k -> new TreeSet<>())
                                    .add(company)));
            page = companies.numbers(page.get(page.size() - 1), PAGE);
        }
        return met;
    }

    private boolean has(String key) {
        return Arrays.binarySearch(keys, 0, size, hash(key)) >= 0;
    }

    /** What an opt-out is found by. */
    public static String key(Kind kind, String value) {
        return kind.name() + "|" + value;
    }

    /** By what an opt-out can meet an alias: a domain by itself and each domain above it. */
    private static List<String> keys(Alias alias) {
        return switch (alias.kind()) {
            case REGISTER, LEI -> List.of(key(Kind.REGISTER, alias.value()));
            case DOMAIN -> domains(alias.value());
            case NAME_COUNTRY -> {
                String[] parts = alias.value().split("\\|", -1);
                yield parts.length > 1 ? List.of(key(Kind.NAME, parts[1])) : List.of();
            }
            case RESOLVER -> List.of();
        };
    }

    private static List<String> domains(String domain) {
        List<String> keys = new ArrayList<>();
        for (int at = 0; at >= 0 && at < domain.length(); at = next(domain, at)) {
            keys.add(key(Kind.DOMAIN, domain.substring(at)));
        }
        return keys;
    }

    private static int next(String domain, int at) {
        int dot = domain.indexOf('.', at);
        return dot < 0 ? -1 : dot + 1;
    }

    /** FNV-1a over the characters, mixed at the end: names that begin alike spread. */
    static long hash(String text) {
        long hash = OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        hash = (hash ^ (hash >>> 32)) * 0xff51afd7ed558ccdL;
        return hash ^ (hash >>> 29);
    }
}
