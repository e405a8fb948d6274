package dev.espalier.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource({
        "91.5247,91.52",
        "0.07134,0.0713",
        "4.91,4.910",
        "1824.4,1824",
        "128.04,128.0",
        "5,5",
        "-2.5,-2.500",
        "3.2e18,3.2e+18",
        "0,0"
    })
    void writesFourFigures(double value, String text) {
        assertThat(Amounts.number(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0 s",
        "59.4,59 s",
        "60,1 min",
        "723,12 min 3 s",
        "3599.6,1 h",
        "18720,5 h 12 min",
        "86400,1 d",
        "273600,3 d 4 h"
    })
    void writesTheTwoLargestUnitsOfATime(double seconds, String text) {
        assertThat(Amounts.span(seconds)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"512,512 B", "3400000,3.4 MB", "999950,1.0 MB", "120000000000,120 GB"})
    void writesSizes(long bytes, String text) {
        assertThat(Amounts.bytes(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1836,0.51", "44280,12.3", "453600,126"})
    void writesHours(long seconds, String text) {
        assertThat(Amounts.hours(seconds)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "val_accuracy_pct,val_accuracy [%],91.52 %",
        "latency_ms@pixel3,latency@pixel3 [ms],91.52 ms",
        "macs_m,macs [M],91.52 M",
        "train_seconds,train [s],91.52 s",
        "size_mb,size [MB],91.52 MB",
        "score,score,91.52"
    })
    void readsTheUnitOffAMetricsName(String name, String head, String value) {
        assertThat(new MetricName(name).head()).isEqualTo(head);
        assertThat(new MetricName(name).value(91.52)).isEqualTo(value);
    }

    @Test
    void showsTimesInTheLocalZone() {
        assertThat(Times.local(Instant.parse("2026-01-02T23:05:09.9Z"), ZoneId.of("Europe/Berlin")))
                .isEqualTo("2026-01-03 00:05:09");
        assertThat(Times.local("")).isEmpty();
        assertThat(Times.local("yesterday")).isEqualTo("yesterday");
    }
}
