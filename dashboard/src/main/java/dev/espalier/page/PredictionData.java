package dev.espalier.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.espalier.hardware.HeldOut;
import dev.espalier.hardware.LatencyModel;
import dev.espalier.search.Metric;
import java.util.Comparator;
import java.util.List;

/**
 * How a device's latencies are predicted, as its chart draws it: what was measured to the right, what is predicted of it
 * from the other measurements upwards.
 *
 * @param points measured, predicted, the ends of the 95 % interval, the architecture and whether the interval holds it;
 *     fastest first
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record PredictionData(
        boolean empty, String label, String unit, int digits, List<List<Object>> points, ChartData.Table table) {

    static PredictionData of(LatencyModel model) {
        var words = MetricWords.of(Metric.latencyMs(model.device().name()));
        var all = model.heldOut().stream()
                .sorted(Comparator.comparingDouble(HeldOut::measuredMs))
                .toList();
        return new PredictionData(
                all.isEmpty(),
                words.label(),
                words.unit(),
                words.digits(),
                all.stream().map(PredictionData::point).toList(),
                new ChartData.Table(
                        List.of("architecture", "measured, ms", "predicted, ms", "95 % interval, ms", "error, %"),
                        all.stream().map(one -> row(one, words)).toList()));
    }

    private static List<Object> point(HeldOut one) {
        var predicted = one.predicted();
        return List.of(
                one.measuredMs(),
                predicted.meanMs(),
                predicted.lowMs(),
                predicted.highMs(),
                one.architecture().id(),
                one.covered());
    }

    private static List<String> row(HeldOut one, MetricWords words) {
        var predicted = one.predicted();
        return List.of(
                one.architecture().id(),
                words.text(one.measuredMs()),
                words.text(predicted.meanMs()),
                "%s to %s".formatted(words.text(predicted.lowMs()), words.text(predicted.highMs())),
                Said.fixed(one.errorPct(), 1));
    }
}
