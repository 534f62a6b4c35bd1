package org.herkomst.app.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.connector.resolver.Evidence;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The compact JSON of the stores' text columns. Thread-safe. */
final class StoreJson {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();
    private static final TypeReference<List<Evidence>> EVIDENCE = new TypeReference<>() {};
    private static final TypeReference<LinkedHashMap<String, String>> TEXTS = new TypeReference<>() {};

    private StoreJson() {}

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static String sorted(Map<String, ?> map) {
        return write(new TreeMap<>(map));
    }

    static CompanyFacts facts(String json) {
        return MAPPER.readValue(json, CompanyFacts.class);
    }

    static List<Evidence> evidence(String json) {
        return MAPPER.readValue(json, EVIDENCE);
    }

    static Map<String, String> texts(String json) {
        return MAPPER.readValue(json, TEXTS);
    }
}
