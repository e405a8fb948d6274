package dev.espalier.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import org.junit.jupiter.api.Test;

class MetricWordsTest {

    private static final Metric LATENCY = Metric.latencyMs("my-phone");
    private static final Measures MEASURES = Measures.of(LATENCY, 18.673)
            .and(Measures.of(Metric.latencyStdMs("my-phone"), 2.928))
            .and(Measures.of(Metric.latencyMs("pixel3"), 3.6058))
            .and(Measures.of(Metric.VAL_ACCURACY_PCT, 91.5));

    @Test
    void aLatencyStandsWithHowUncertainItIsWhereThatIsKnown() {
        assertThat(MetricWords.of(LATENCY).text(MEASURES)).isEqualTo("18.67 ± 2.93");
        assertThat(MetricWords.of(Metric.latencyMs("pixel3")).text(MEASURES)).isEqualTo("3.61");
        assertThat(MetricWords.of(Metric.VAL_ACCURACY_PCT).text(MEASURES)).isEqualTo("91.500");
    }
}
