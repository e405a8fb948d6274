package dev.espalier.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.file.Quantity.Unit;
import dev.espalier.search.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class QuantityTest {

    @ParameterizedTest
    @CsvSource({
        "5 ms, MILLISECOND, 5",
        "5ms, MILLISECOND, 5",
        "0.005 s, MILLISECOND, 5",
        "5000 µs, MILLISECOND, 5",
        "0.1 s, MILLISECOND, 100",
        "90 min, SECOND, 5400",
        "1.5 d, HOUR, 36",
        "1 GiB, MEGABYTE, 1073.741824",
        "1.5 G, MILLION, 1500",
        "2500 K, MILLION, 2.5",
        "12.5 %, PERCENT, 12.5",
        "3 J, MILLIJOULE, 3000"
    })
    void convertsWithinAKind(String text, Unit unit, double expected) {
        assertThat(Quantity.parse("It", text, unit).in(unit).doubleValue()).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Unit.class)
    void comesBackThroughEveryUnitOfItsKind(Unit unit) {
        var quantity = Quantity.parse("It", "7.25 " + unit.symbol(), unit);
        for (var other : Unit.values()) {
            if (other.kind() == unit.kind()) {
                var back = new Quantity(quantity.in(other), other).in(unit);
                assertThat(back.doubleValue()).as("through %s", other).isEqualTo(7.25);
            } else {
                assertThatThrownBy(() -> quantity.in(other)).hasMessageContaining("cannot be given in");
            }
        }
    }

    @Test
    void knowsTheUnitInAMetricsName() {
        assertThat(Unit.of(new Metric("latency_ms@pixel3"))).contains(Unit.MILLISECOND);
        assertThat(Unit.of(new Metric("train_seconds"))).contains(Unit.SECOND);
        assertThat(Unit.of(new Metric("params_m"))).contains(Unit.MILLION);
        assertThat(Unit.of(new Metric("val_accuracy_pct"))).contains(Unit.PERCENT);
        assertThat(Unit.of(new Metric("peak_memory_mb@edgegpu"))).contains(Unit.MEGABYTE);
        assertThat(Unit.of(new Metric("val_loss"))).isEmpty();
        assertThat(Unit.of(new Metric("ms"))).isEmpty();
    }
}
