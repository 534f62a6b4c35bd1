package org.herkomst.targets;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import org.herkomst.mappings.Mapping;
import org.herkomst.mappings.Mappings;
import org.herkomst.mappings.ProfileField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The presets of all kinds of CRM. */
class PresetTests {
    static List<String> presets() {
        return Mappings.presets();
    }

    @Test
    void everyKindOfCrmHasOne() {
        assertThat(presets()).containsExactly("espocrm", "hubspot", "odoo", "salesforce", "webhook");
    }

    @ParameterizedTest
    @MethodSource("presets")
    void theSchemaTakesIt(String preset) {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Mappings.schema());
        assertThat(schema.validate(Mappings.presetText(preset), InputFormat.YAML))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void itHoldsWhatEveryRecordMustCarry(String preset) {
        Mapping mapping = Mappings.named(preset);
        assertThat(mapping.target()).isEqualTo(preset);
        assertThat(mapping.fields())
                .extracting(field -> field.from())
                .contains(
                        ProfileField.KEY,
                        ProfileField.NAME,
                        ProfileField.SOURCE,
                        ProfileField.FIRST_VISIT,
                        ProfileField.LAST_VISIT,
                        ProfileField.VISITS_7D,
                        ProfileField.VISITS_30D,
                        ProfileField.VISITS_90D,
                        ProfileField.PAGES_30D,
                        ProfileField.TOP_PAGES,
                        ProfileField.CHANNEL,
                        ProfileField.CONFIDENCE,
                        ProfileField.MATCH_REASON,
                        ProfileField.USAGE_RESTRICTION,
                        ProfileField.LEGAL_BASIS,
                        ProfileField.POLICY_ID,
                        ProfileField.OBTAINED_ON,
                        ProfileField.EXPIRES_ON);
        // A receiver is told, and tells nothing back: there is nobody who could set a mark.
        if (!preset.equals("webhook")) {
            assertThat(mapping.fields())
                    .extracting(field -> field.from())
                    .contains(ProfileField.DO_NOT_PROCESS, ProfileField.WRONG_COMPANY);
        }
    }
}
