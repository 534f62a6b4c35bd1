package org.herkomst.targets.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.herkomst.mappings.FieldMapping;
import org.herkomst.mappings.Mappings;
import org.herkomst.mappings.ProfileField.Kind;
import org.herkomst.targets.TargetProvider.Option;
import org.junit.jupiter.api.Test;

/** The guide names what the preset and the configuration need. */
class SalesforceGuideTests {
    private static final Path GUIDE = Path.of("../../docs/targets/salesforce.md");

    private final String guide;

    SalesforceGuideTests() throws IOException {
        guide = Files.readString(GUIDE);
    }

    @Test
    void everyFieldOfOursHasItsRowWithLabelTypeAndLength() {
        var ours = Mappings.named("salesforce").fields().stream()
                .filter(field -> field.target().startsWith(Keys.PREFIX))
                .toList();
        assertThat(ours).hasSize(19).allSatisfy(this::hasItsRow);
    }

    private void hasItsRow(FieldMapping field) {
        var row = Pattern.compile("\\| `" + field.target() + "` \\| " + field.label()
                        + " \\| (\\w+(?: \\w+)*)(?:\\((\\d+).*)?.*\\|")
                .matcher(guide);
        assertThat(row.find()).as(field.target()).isTrue();
        if (field.maxChars() > 0) {
            assertThat(Integer.parseInt(row.group(2))).isGreaterThanOrEqualTo(field.maxChars());
            assertThat(row.group(1)).isEqualTo(field.maxChars() > 255 ? "Long Text Area" : "Text");
        }
        if (field.from() != null && field.from().kind() == Kind.DAY) {
            assertThat(row.group(1)).isEqualTo("Date");
        }
    }

    @Test
    void everyOptionIsNamed() {
        assertThat(new Salesforce().options())
                .extracting(Option::name)
                .allSatisfy(name -> assertThat(guide).containsPattern("[ `]" + name + "[:`]"));
    }
}
