package org.herkomst.connector.matomo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.herkomst.connector.address.ClientAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskWindowTests {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, -1",
        "203.0.113.0, 24",
        "203.0.0.0, 8",
        "198.51.0.0, 16",
        "198.0.0.0, 8",
        "0.0.0.0, 0",
        "2001:db8:1::5, -1",
        "2001:db8:860:ed1a::, 64",
        "2001:db8:85a3::, 48",
        "2001:d00::, 24",
        "::, 0",
        "::ffff:203.0.113.0, 24"
    })
    void knownBitsFollowMatomosMasks(String address, int bits) {
        char[] text = address.toCharArray();
        assertThat(ClientAddress.parse(text, 0, text.length).map(Mask::knownBits))
                .contains(bits);
    }

    private static boolean[] looks(String pattern) {
        boolean[] looks = new boolean[pattern.length()];
        for (int i = 0; i < looks.length; i++) {
            looks[i] = pattern.charAt(i) == 'm';
        }
        return looks;
    }

    private static int masked(MaskWindow window, String pattern) {
        boolean[] judged = window.judge(looks(pattern));
        return (int) java.util.stream.IntStream.range(0, judged.length)
                .filter(i -> judged[i])
                .count();
    }

    @Test
    void oneAloneAmongUnmaskedOnesIsNotMasked() {
        assertThat(masked(new MaskWindow(), ".".repeat(10) + "m" + ".".repeat(10)))
                .isZero();
        assertThat(masked(new MaskWindow(), ".".repeat(15) + "mm" + ".".repeat(15)))
                .isZero();
    }

    @Test
    void aRunOfThreeIsMasked() {
        assertThat(masked(new MaskWindow(), ".".repeat(15) + "mmm" + ".".repeat(15)))
                .isEqualTo(3);
    }

    @Test
    void fewNeighboursMeanMasked() {
        assertThat(masked(new MaskWindow(), ".....m.....")).isEqualTo(1);
        assertThat(masked(new MaskWindow(), "m")).isEqualTo(1);
    }

    @Test
    void neighboursAreCarriedOverPages() {
        MaskWindow window = new MaskWindow();
        assertThat(masked(window, ".".repeat(30))).isZero();
        assertThat(masked(window, "m")).isZero();
        MaskWindow other = new MaskWindow();
        assertThat(masked(other, "m".repeat(30))).isEqualTo(30);
        assertThat(masked(other, "m")).isEqualTo(1);
    }

    @Test
    void periodsOfMasksAreToldApart() {
        boolean[] judged = new MaskWindow().judge(looks("m".repeat(40) + ".".repeat(40)));
        boolean[] expected = new boolean[80];
        Arrays.fill(expected, 0, 40, true);
        assertThat(judged).isEqualTo(expected);
    }
}
