package dev.espalier.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.espalier.search.Component;
import dev.espalier.search.Constraint;
import dev.espalier.search.Experiment;
import dev.espalier.search.Experiment.Budget;
import dev.espalier.search.Objective;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/** Writes experiments as files. */
final class ExperimentWriter {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ExperimentWriter() {}

    static Map<String, Object> values(Experiment experiment) {
        var values = new LinkedHashMap<String, Object>();
        values.put("name", experiment.name());
        values.put("space", experiment.problem().space());
        values.put(
                "objectives",
                experiment.problem().objectives().stream()
                        .map(ExperimentWriter::objective)
                        .toList());
        putUnlessEmpty(values, "constraints", constraints(experiment.problem().constraints()));
        values.put("method", component(experiment.method()));
        var screen = experiment.screen();
        if (screen != null) {
            values.put("screen", component(screen));
        }
        values.put("evaluator", component(experiment.evaluator()));
        values.put("budget", budget(experiment.budget()));
        values.put("pool", experiment.pool());
        values.put("batch", experiment.batch());
        values.put("concurrency", experiment.concurrency());
        putUnlessEmpty(values, "measure_on", experiment.measureOn());
        values.put("seed", experiment.seed());
        if (!experiment.labels().isEmpty()) {
            values.put("labels", experiment.labels());
        }
        return values;
    }

    private static void putUnlessEmpty(Map<String, Object> values, String key, List<?> items) {
        if (!items.isEmpty()) {
            values.put(key, items);
        }
    }

    static String objective(Objective objective) {
        return objective.direction().name().toLowerCase(Locale.ROOT) + " "
                + objective.metric().name();
    }

    static List<String> constraints(List<Constraint> constraints) {
        return constraints.stream().map(ExperimentWriter::constraint).toList();
    }

    private static String constraint(Constraint constraint) {
        var unit = Quantity.Unit.of(constraint.metric())
                .map(known -> " " + known.symbol())
                .orElse("");
        return "%s <= %s%s".formatted(constraint.metric().name(), number(constraint.atMost()), unit);
    }

    /** As short as it can be without being another number. */
    private static String number(double value) {
        var exact = BigDecimal.valueOf(value).stripTrailingZeros();
        return Math.abs(exact.scale()) > 15 ? exact.toString() : exact.toPlainString();
    }

    private static Object component(Component component) {
        if (component.settings().isEmpty()) {
            return component.name();
        }
        var values = new LinkedHashMap<String, Object>();
        values.put("name", component.name());
        values.putAll(component.settings());
        return values;
    }

    private static Map<String, Object> budget(Budget budget) {
        var values = new LinkedHashMap<String, Object>();
        if (budget.trials() != Experiment.UNLIMITED_TRIALS) {
            values.put("trials", budget.trials());
        }
        if (!budget.gpuTime().equals(Budget.UNLIMITED_GPU_TIME)) {
            values.put("gpu_time", duration(budget.gpuTime()));
        }
        return values;
    }

    /** In hours, in which GPUs are billed, or the largest unit below that says it in whole numbers. */
    static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds % 3600 == 0) {
            return seconds / 3600 + " h";
        }
        return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }

    static String text(Map<String, Object> values, Text.Format format) {
        return switch (format) {
            case YAML -> yaml(values);
            case JSON -> json(values);
        };
    }

    private static String json(Map<String, Object> values) {
        try {
            return JSON.writeValueAsString(values) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String yaml(Map<String, Object> values) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setSplitLines(false);
        return new Yaml(new Quoting(options), options).dump(values);
    }

    /** Quotes every text that some reader might take for a number, a truth value or a date. */
    private static final class Quoting extends Representer {

        private static final String PLAIN = "[A-Za-z][A-Za-z0-9_./@<=%+ -]*[A-Za-z0-9%]|[0-9]+ [a-z]+|[A-Za-z]";
        private static final Set<String> RESERVED = Set.of("true", "false", "yes", "no", "on", "off", "null", "y", "n");

        private Quoting(DumperOptions options) {
            super(options);
        }

        @Override
        protected Node representScalar(Tag tag, String value, DumperOptions.ScalarStyle style) {
            boolean quote =
                    tag.equals(Tag.STR) && (!value.matches(PLAIN) || RESERVED.contains(value.toLowerCase(Locale.ROOT)));
            return super.representScalar(tag, value, quote ? DumperOptions.ScalarStyle.DOUBLE_QUOTED : style);
        }
    }
}
