package dev.espalier.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TimesTest {

    @Test
    void callsEveryNameOfUtcUtc() {
        assertThat(Times.zone(ZoneId.of("Etc/UTC"))).isEqualTo("UTC");
        assertThat(Times.zone(ZoneOffset.UTC)).isEqualTo("UTC");
        assertThat(Times.zone(ZoneId.of("Europe/Berlin"))).isEqualTo("Europe/Berlin");
    }

    @Test
    void showsAnInstantByTheClockOfItsZone() {
        assertThat(Times.local(Instant.parse("2026-03-01T23:02:07Z"), ZoneId.of("Europe/Berlin")))
                .isEqualTo("2026-03-02 00:02:07");
    }
}
