package org.herkomst.connector.matomo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ZoneNamesTests {
    @Test
    void matomosNamesAreRead() {
        assertThat(ZoneNames.read("Europe/Berlin")).contains(ZoneId.of("Europe/Berlin"));
        assertThat(ZoneNames.read("UTC")).contains(ZoneId.of("UTC"));
        assertThat(ZoneNames.read("UTC+2")).contains(ZoneOffset.ofHours(2));
        assertThat(ZoneNames.read("UTC-9.5")).contains(ZoneOffset.ofHoursMinutes(-9, -30));
        assertThat(ZoneNames.read("UTC+5.75")).contains(ZoneOffset.ofHoursMinutes(5, 45));
        assertThat(ZoneNames.read("")).isEmpty();
        assertThat(ZoneNames.read("Mars/Base")).isEmpty();
        assertThat(ZoneNames.read("UTC+99")).isEmpty();
    }
}
