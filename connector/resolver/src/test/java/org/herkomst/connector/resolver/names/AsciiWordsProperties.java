package org.herkomst.connector.resolver.names;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The quick way of taking words apart gives what the general way gives. */
class AsciiWordsProperties {

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withChars("abcXYZ019 .. //  '`(),;:\"&-_@").ofMaxLength(24);
    }

    @Property(tries = 5000)
    void quickWordsAreTheGeneralOnes(@ForAll("names") String name) {
        assertThat(AsciiWords.of(name)).contains(NameText.anyWords(name));
    }
}
