package org.herkomst.targets.hubspot;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What goes over the wire. HubSpot says to treat every field of an answer as optional. */
final class Wire {
    private Wire() {}

    record BatchWrite(List<Input> inputs) {}

    /** One record to write; without {@code idProperty} the id is HubSpot's own. */
    record Input(@Nullable String idProperty, String id, String objectWriteTraceId, Map<String, String> properties) {}

    record BatchRead(
            @Nullable String idProperty,
            List<Id> inputs,
            List<String> properties,
            List<String> propertiesWithHistory) {}

    record BatchArchive(List<Id> inputs) {}

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
            @Nullable List<Company> results, @Nullable Paging paging) {}

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
            @Nullable List<Option> options) {}

    record Option(String label, String value, boolean hidden, int displayOrder) {}

    record Group(String name, String label) {}
}
