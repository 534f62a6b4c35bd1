package org.herkomst.targets.hubspot;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.herkomst.core.delivery.Cleared;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What goes over the wire. HubSpot says to treat every field of an answer as optional. */
final class Wire {
    private Wire() {}

    /** Records to write. Made only of values that passed the last look, or of ones that take ours back. */
    static final class BatchWrite {
        private final List<Input> inputs;

        private BatchWrite(List<Input> inputs) {
            this.inputs = inputs;
        }

        static BatchWrite of(List<Cleared<Input>> cleared) {
            return new BatchWrite(cleared.stream().map(Cleared::value).toList());
        }

        /** Empties fields of ours, and sets the mark: nothing else may be in it. */
        static BatchWrite takingBack(List<Input> inputs) {
            inputs.forEach(i -> i.properties().forEach((name, value) -> {
                var mark = name.equals(Keys.MARK) && value.equals("true");
                if (!name.startsWith(Keys.PREFIX) || !(value.isEmpty() || mark)) {
                    throw new IllegalArgumentException("Only our fields are taken back, not " + name);
                }
            }));
            return new BatchWrite(List.copyOf(inputs));
        }

        @JsonProperty
        List<Input> inputs() {
            return inputs;
        }
    }

    /** One record to write; without {@code idProperty} the id is HubSpot's own. */
    record Input(@Nullable String idProperty, String id, String objectWriteTraceId, Map<String, String> properties) {}

    /** Notes or tasks to make. Made only of values that passed the last look. */
    static final class BatchCreate {
        private final List<Beside> inputs;

        private BatchCreate(List<Beside> inputs) {
            this.inputs = inputs;
        }

        static BatchCreate of(Cleared<Beside> cleared) {
            return new BatchCreate(List.of(cleared.value()));
        }

        @JsonProperty
        List<Beside> inputs() {
            return inputs;
        }
    }

    /** A note or a task with the company that it hangs on. */
    record Beside(String objectWriteTraceId, Map<String, String> properties, List<Link> associations) {}

    record Link(Id to, List<LinkType> types) {}

    record LinkType(String associationCategory, int associationTypeId) {}

    record BatchRead(
            @Nullable String idProperty,
            List<Id> inputs,
            List<String> properties,
            List<String> propertiesWithHistory) {}

    record BatchArchive(List<Id> inputs) {}

    /** An answer that says nothing but that it was done. */
    record Done() {}

    record Id(String id) {}

    record BatchAnswer(
            @Nullable String status,
            @Nullable List<Company> results,
            @Nullable Integer numErrors,
            @Nullable List<JsonNode> errors) {
        List<Company> found() {
            return results == null ? List.of() : results;
        }

        List<Trouble> troubles() {
            return errors == null ? List.of() : errors.stream().map(Trouble::of).toList();
        }
    }

    record Company(
            @Nullable String id,
            @Nullable @JsonProperty("new") Boolean made,
            @Nullable Boolean archived,
            @Nullable String objectWriteTraceId,
            @Nullable Map<String, @Nullable String> properties) {

        /** A property's value; empty where HubSpot has nothing. */
        String value(String property) {
            var value = properties == null ? null : properties.get(property);
            return value == null ? "" : value.strip();
        }

        /** All that HubSpot holds, by property; empty ones are left out. */
        Map<String, String> values() {
            var values = new LinkedHashMap<String, String>();
            if (properties != null) {
                properties.keySet().stream()
                        .filter(name -> !value(name).isEmpty())
                        .forEach(name -> values.put(name, value(name)));
            }
            return values;
        }
    }

    record Search(
            List<FilterGroup> filterGroups,
            List<String> properties,
            int limit,
            @Nullable String after) {}

    record FilterGroup(List<Filter> filters) {}

    record Filter(
            String propertyName,
            String operator,
            @Nullable String value,
            @Nullable List<String> values) {}

    record SearchAnswer(
            @Nullable Integer total,
            @Nullable List<Company> results,
            @Nullable Paging paging,
            @Nullable List<JsonNode> errors) {

        /** Where the next page begins; null: this is the last one. */
        @Nullable
        String after() {
            return paging == null || paging.next() == null
                    ? null
                    : paging.next().after();
        }
    }

    record Paging(@Nullable Next next) {}

    record Next(@Nullable String after) {}

    record Account(
            @Nullable String portalId,
            @Nullable String accountType,
            @Nullable String timeZone,
            @Nullable String uiDomain,
            @Nullable String dataHostingLocation) {}

    record PropertyList(@Nullable List<Property> results) {}

    record Property(
            String name,
            @Nullable String label,
            @Nullable String groupName,
            @Nullable String type,
            @Nullable String fieldType,
            @Nullable Boolean hasUniqueValue,
            @Nullable List<Option> options,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL)
            Modification modificationMetadata) {

        /** A property that we make. */
        Property(
                String name,
                @Nullable String label,
                @Nullable String groupName,
                @Nullable String type,
                @Nullable String fieldType,
                @Nullable Boolean hasUniqueValue,
                @Nullable List<Option> options) {
            this(name, label, groupName, type, fieldType, hasUniqueValue, options, null);
        }
    }

    record Modification(@Nullable Boolean readOnlyValue) {}

    record Option(String label, String value, boolean hidden, int displayOrder) {}

    record Group(String name, String label) {}
}
