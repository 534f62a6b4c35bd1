package org.herkomst.targets.salesforce;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.herkomst.core.delivery.Cleared;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What goes over the wire. */
final class Wire {
    private Wire() {}

    /** Records to write. Made only of values that passed the last look, or of ones that take ours back. */
    static final class Records {
        private final List<Map<String, @Nullable Object>> records;

        private Records(List<Map<String, @Nullable Object>> records) {
            this.records = records;
        }

        static Records of(List<Cleared<Map<String, @Nullable Object>>> cleared) {
            return new Records(cleared.stream().map(Cleared::value).toList());
        }

        /** Empties fields of ours, and sets the mark: nothing else may be in it. */
        static Records takingBack(List<Map<String, @Nullable Object>> records) {
            records.forEach(r -> r.forEach((name, value) -> {
                var mark = name.equals(Keys.MARK) && Boolean.TRUE.equals(value);
                var empty = value == null || Boolean.FALSE.equals(value);
                var ours = name.startsWith(Keys.PREFIX) && (empty || mark);
                if (!ours && !name.equals("attributes") && !name.equals("id")) {
                    throw new IllegalArgumentException("Only our fields are taken back, not " + name);
                }
            }));
            return new Records(List.copyOf(records));
        }

        @JsonProperty
        boolean allOrNone() {
            return false;
        }

        @JsonProperty
        @JsonInclude(content = JsonInclude.Include.ALWAYS)
        List<Map<String, @Nullable Object>> records() {
            return records;
        }
    }

    /** The part of each record that says what it is. */
    record Attributes(String type) {
        static final Attributes ACCOUNT = new Attributes("Account");
        static final Attributes TASK = new Attributes("Task");
    }

    /** What became of one record; in the order of the request. */
    record Result(
            @Nullable String id,
            @Nullable Boolean success,
            @Nullable Boolean created,
            @Nullable List<Fault> errors) {
        List<Fault> faults() {
            return errors == null ? List.of() : errors;
        }

        boolean done() {
            return Boolean.TRUE.equals(success) && id != null;
        }

        boolean refused() {
            return Boolean.FALSE.equals(success) && !faults().isEmpty();
        }
    }

    record Fault(
            @Nullable String statusCode,
            @Nullable String message,
            @Nullable List<@Nullable String> fields) {
        String code() {
            return statusCode == null ? "" : statusCode;
        }

        List<String> names() {
            return fields == null
                    ? List.of()
                    : fields.stream().filter(Objects::nonNull).toList();
        }
    }

    /** Several requests in one; here always one query, whose text would be too long for an address. */
    record Composite(boolean allOrNone, List<Part> compositeRequest) {
        static Composite get(String url) {
            return new Composite(false, List.of(new Part("GET", url, "query")));
        }
    }

    record Part(String method, String url, String referenceId) {}

    record CompositeAnswer(@Nullable List<PartAnswer> compositeResponse) {}

    record PartAnswer(
            @Nullable Integer httpStatusCode, @Nullable JsonNode body) {}

    /** A page of a query's answer. */
    record Page(
            @Nullable Integer totalSize,
            @Nullable Boolean done,
            @Nullable String nextRecordsUrl,
            @Nullable List<JsonNode> records) {}

    record Token(
            @JsonProperty("access_token") @Nullable String accessToken,
            @JsonProperty("instance_url") @Nullable String instanceUrl) {
        @Override
        public String toString() {
            return "Token of " + instanceUrl;
        }
    }

    /** What the account's object looks like, for this user. */
    record Description(
            @Nullable Boolean createable,
            @Nullable Boolean updateable,
            @Nullable Boolean deletable,
            @Nullable List<Field> fields) {
        List<Field> all() {
            return fields == null ? List.of() : fields;
        }

        /** Every account has fields, and every field a name. */
        boolean whole() {
            return !all().isEmpty()
                    && all().stream().noneMatch(field -> field.name().isEmpty());
        }
    }

    record Field(
            String name,
            @Nullable String label,
            @Nullable String type,
            int length,
            int scale,
            boolean createable,
            boolean updateable,
            boolean nillable,
            boolean defaultedOnCreate,
            boolean unique,
            boolean externalId,
            @Nullable List<Choice> picklistValues) {
        Field {
            name = Objects.requireNonNullElse(name, "");
        }
    }

    record Choice(@Nullable String value, boolean active) {}
}
