package dev.espalier.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One thing that is asked of experiments; a {@link Terms list} of them is a filter. */
public sealed interface Term {

    /** What it is in the language of queries. */
    Condition condition();

    /** As people write it. */
    @Override
    String toString();

    /** A part of a name, id, space, method or evaluator, whatever its case. */
    record Word(String text) implements Term {

        private static final List<String> COLUMNS = List.of("id", "name", "space", "method", "evaluator");

        @Override
        public Condition condition() {
            return parameters -> {
                var like = parameters.add("%" + Experiments.escaped(text.toLowerCase(Locale.ROOT)) + "%");
                return COLUMNS.stream()
                        .map(column -> "lower(%s) like %s escape '!'".formatted(column, like))
                        .collect(Collectors.joining(" or ", "(", ")"));
            };
        }

        @Override
        public String toString() {
            return Terms.quoted(text);
        }
    }

    /** One of some states. */
    record State(List<Status> any) implements Term {

        public State {
            any = List.copyOf(any);
        }

        @Override
        public Condition condition() {
            return parameters -> "status in " + parameters.add(any);
        }

        @Override
        public String toString() {
            return "state:" + any.stream().map(Status::word).collect(Collectors.joining(","));
        }
    }

    /** Something that has one of some names. */
    record Named(Field field, List<String> any) implements Term {

        public Named {
            any = List.copyOf(any);
        }

        @Override
        public Condition condition() {
            return parameters -> "lower(%s) in %s"
                    .formatted(
                            field.column,
                            parameters.add(any.stream()
                                    .map(name -> name.toLowerCase(Locale.ROOT))
                                    .toList()));
        }

        @Override
        public String toString() {
            return field.word() + ":" + any.stream().map(Terms::quoted).collect(Collectors.joining(","));
        }
    }

    /** What is named whole. */
    enum Field {
        NAME("name"),
        ID("id"),
        SPACE("space"),
        METHOD("method"),
        EVALUATOR("evaluator"),
        PARENT("parent"),
        RACE("race"),
        BY("actor");

        private final String column;

        Field(String column) {
            this.column = column;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A label.
     *
     * @param value null for any
     */
    record Tag(String key, @Nullable String value) implements Term {

        @Override
        public Condition condition() {
            return parameters -> "labels like %s escape '!'".formatted(parameters.add(like()));
        }

        private String like() {
            return "%" + Experiments.escaped(Tags.start(key))
                    + (value == null ? "" : Experiments.escaped(Tags.end(value))) + "%";
        }

        @Override
        public String toString() {
            return "tag:" + Terms.quoted(key) + (value == null ? "" : "=" + Terms.quoted(value));
        }
    }

    /** A figure of an experiment, or the best of a metric that it makes best first of all. */
    record Compared(String measure, Comparison comparison, double than) implements Term {

        private static final Map<String, String> COUNTS = Map.of(
                "trials", "cast(trials as double)",
                "rounds", "cast(rounds as double)",
                "failed", "cast(failed as double)",
                "infeasible", "cast(infeasible as double)",
                "crashes", "cast(crashes as double)",
                "gpu_h", "gpuSeconds / 3600.0");

        /** From here on a number has its power of ten. */
        private static final double LONG = 1e15;

        @Override
        public Condition condition() {
            var count = COUNTS.get(measure);
            return parameters -> count != null
                    ? "%s %s %s".formatted(count, comparison.sign, parameters.add(than))
                    : "(metric = %s and bestFigure %s %s)"
                            .formatted(parameters.add(measure), comparison.sign, parameters.add(than));
        }

        @Override
        public String toString() {
            boolean whole = than == Math.rint(than) && Math.abs(than) < LONG;
            return measure + comparison.sign + (whole ? String.valueOf((long) than) : String.valueOf(than));
        }
    }

    /** How figures are compared. */
    enum Comparison {
        AT_LEAST(">="),
        AT_MOST("<="),
        ABOVE(">"),
        BELOW("<"),
        EQUAL("=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        static Comparison of(String sign) {
            return Arrays.stream(values())
                    .filter(comparison -> comparison.sign.equals(sign))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** The opposite. */
    record Not(Term term) implements Term {

        @Override
        public Condition condition() {
            return term.condition().not();
        }

        @Override
        public String toString() {
            return "-" + term;
        }
    }
}
