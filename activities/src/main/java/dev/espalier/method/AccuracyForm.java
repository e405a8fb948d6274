package dev.espalier.method;

import dev.espalier.generator.Forecast;
import dev.espalier.generator.Generator.Drawn;
import dev.espalier.generator.Lesson;
import dev.espalier.space.Architecture;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The most accurate are wanted, and a network says how accurate they will be. */
record AccuracyForm(SearchContext<AgNet.Params> context) implements Form {

    static final double RATE = 1e-3;

    @Override
    public String name() {
        return "";
    }

    @Override
    public Forecast forecast() {
        return new Forecast.Accuracy();
    }

    @Override
    public double rate() {
        return RATE;
    }

    @Override
    public int passes() {
        return context.params().passes();
    }

    @Override
    public List<Lesson> lessons(AgNet.State state, int cell) {
        return Form.byAccuracy(state, context, cell);
    }

    @Override
    public List<Architecture> ordered(Map<Architecture, Drawn> drawn, AgNet.State state) {
        return drawn.entrySet().stream()
                .sorted(Comparator.comparingDouble(entry -> -entry.getValue().accuracy()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
