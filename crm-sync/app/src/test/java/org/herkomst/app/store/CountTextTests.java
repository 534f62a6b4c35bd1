package org.herkomst.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CountTextTests {
    @Test
    void countsComeBackWhateverTheTextsHold() {
        Map<String, Integer> counts = Map.of("/", 3, "search: A B", 12, "/é €\t'\"{}", 1, "", 7);
        assertThat(CountText.read(CountText.of(counts))).isEqualTo(counts);
        assertThat(CountText.read(CountText.of(Map.of()))).isEmpty();
    }

    @Test
    void linesAreInTheTextsOrder() {
        assertThat(CountText.of(Map.of("/b", 1, "/a", 22))).isEqualTo("22 /a\n1 /b\n");
    }

    @Test
    void aDamagedTextIsSaidToBeOne() {
        assertThatThrownBy(() -> CountText.read("{\"/\":1}\n")).hasMessageContaining("damaged");
        assertThatThrownBy(() -> CountText.read("1 /a")).hasMessageContaining("damaged");
    }
}
