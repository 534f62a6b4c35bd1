package org.herkomst.core.policy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One row of {@code policies.csv}. */
record PolicyRule(
        String id,
        String country,
        String form,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String call,
        String email,
        String post) {

    /** The rows of the bundled file, in its order. */
    static List<PolicyRule> bundled() {
        InputStream file = Objects.requireNonNull(PolicyRule.class.getResourceAsStream("policies.csv"));
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("id,") && !line.isBlank())
                    .map(PolicyRule::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PolicyRule read(String line) {
        String[] c = line.split(",", -1);
        return new PolicyRule(c[0], c[1], c[2], day(c[3]), day(c[4]), c[5], c[6], c[7]);
    }

    private static @Nullable LocalDate day(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text);
    }

    boolean fits(String ofCountry, String ofForm, LocalDate day) {
        return (country.equals("*") || country.equals(ofCountry))
                && (form.equals("*") || form.equals(ofForm))
                && (from == null || !day.isBefore(from))
                && (to == null || !day.isAfter(to));
    }

    /** The usage restriction in one line. */
    String sentence(LocalDate lastVisit) {
        return "Source: website visit (Matomo), " + lastVisit + ". General phone: " + words(call) + ". E-mail/SMS: "
                + words(email) + ". Post: " + words(post) + ". Persons: a visit alone is no basis.";
    }

    private static String words(String permission) {
        return switch (permission) {
            case "yes" -> "allowed";
            case "with_duty" -> "allowed, offer the right to object";
            case "consent_required" -> "only with consent";
            case "consent_required_or_customer" -> "only with consent or to own customers";
            case "check_register" -> "check the do-not-contact register first";
            case "objection" -> "allowed unless objected to";
            case "needs_basis" -> "only with a basis of its own";
            case "no" -> "not allowed";
            case "unknown" -> "unknown, ask first";
            default -> throw new IllegalArgumentException("policies.csv: unknown word " + permission);
        };
    }
}
