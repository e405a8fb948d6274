package dev.espalier.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.search.Constraint;
import dev.espalier.search.Metric;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SaidTest {

    @Test
    void numbersHaveCommasAndATrueMinus() {
        assertThat(Said.count(2_004)).isEqualTo("2,004");
        assertThat(Said.count(1, "trial")).isEqualTo("1 trial");
        assertThat(Said.count(2, "crash")).isEqualTo("2 crashes");
        assertThat(Said.fixed(-0.175, 3)).isEqualTo("−0.175");
        assertThat(Said.signed(0.13, 3)).isEqualTo("+0.130");
        assertThat(Said.signed(-0.0001, 3)).isEqualTo("0");
        assertThat(Said.percent(0.0006)).isEqualTo("0.06 %");
        assertThat(Said.percent(0.124)).isEqualTo("12 %");
        assertThat(Said.plain(8.50)).isEqualTo("8.5");
    }

    @Test
    void gpuTimeIsNeverTakenForTimeByTheClock() {
        assertThat(Said.gpuTime(540)).isEqualTo("9.0 GPU min");
        assertThat(Said.gpuTime(0)).isEqualTo("0 GPU min");
        assertThat(Said.gpuTime(892_800)).isEqualTo("248 GPU h");
    }

    @Test
    void durationsHaveTwoUnitsAtMost() {
        assertThat(Said.duration(Duration.ofMinutes(312))).isEqualTo("5 h 12 min");
        assertThat(Said.duration(Duration.ofSeconds(11))).isEqualTo("11 s");
        assertThat(Said.duration(Duration.ofHours(101))).isEqualTo("4 d 5 h");
    }

    @Test
    void timesAreUtc() {
        var at = Instant.parse("2026-11-23T03:01:00Z");
        assertThat(Said.time(at)).isEqualTo("Mon 23 Nov, 03:01");
        assertThat(Said.shortTime(at, at.plusSeconds(3_600))).isEqualTo("Mon 03:01");
        assertThat(Said.shortTime(at, at.plusSeconds(3_600 * 24 * 30))).isEqualTo("23 Nov 2026");
    }

    @Test
    void metricsAreReadWithTheirUnitsAndDevices() {
        var latency = MetricWords.of("latency_ms@pixel3");
        assertThat(latency.label()).isEqualTo("latency, pixel3");
        assertThat(latency.full(7.5234)).isEqualTo("7.52 ms");
        assertThat(MetricWords.of("val_accuracy_pct").full(90.6384)).isEqualTo("90.638 %");
        assertThat(MetricWords.of("macs_m").title()).isEqualTo("MACs");
        assertThat(MetricWords.of("val_loss").full(0.25)).isEqualTo("0.2500");
        assertThat(MetricWords.limit(new Constraint(new Metric("latency_ms@pixel3"), 8)))
                .isEqualTo("≤ 8 ms");
    }

    @Test
    void addressesAreEscapedAndLeaveOutWhatIsEmpty() {
        var query = new Query().and("q", "a b&c").and("state", "").and("cursor", null);
        assertThat(query.toString()).isEqualTo("?q=a+b%26c");
        assertThat(query.and("q", "")).hasToString("");
    }

    @Test
    void veryLargeNumbersAreWrittenWithTheirPowerOfTen() {
        assertThat(Said.fixed(1.2668204859806243E32, 1)).isEqualTo("1.267e32");
        assertThat(Said.fixed(-5e15, 3)).isEqualTo("−5.000e15");
        assertThat(Said.fixed(644_744.04, 1)).isEqualTo("644,744.0");
    }
}
