package dev.espalier.space.custom;

import dev.espalier.space.Op;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One step of a template, with the line it stands in. */
sealed interface Layer {

    int line();

    /** An operation that every template knows. */
    record Apply(Primitive primitive, Map<String, Value> settings, int line) implements Layer {}

    /**
     * An operation of the file, or whatever a decision names.
     *
     * @param settings what the names mean inside, on top of what they mean here
     */
    record Use(Value name, Map<String, Value> settings, int line) implements Layer {}

    /** Layers one after the other under one name. */
    record Stage(List<Layer> layers, int line) implements Layer {}

    /** Layers again and again; none at all when it is zero times. */
    record Repeat(Value times, List<Layer> layers, int line) implements Layer {}

    /** Branches that read the same and are joined; an empty one is what comes in. */
    record Merge(Join join, List<List<Layer>> branches, int line) implements Layer {}

    /** How branches are joined. */
    enum Join {
        ADD,
        CONCAT,
        PRODUCT,
        SUBTRACT,
        DIVIDE,
        MAXIMUM,
        MINIMUM,
        /** A sum of a body and its shortcut. */
        RESIDUAL,
        /** The same where the shapes agree, else the body alone, as in MobileNetV2. */
        RESIDUAL_IF_SAME;

        /** Those whose branches stand in a list, by the names that templates give them. */
        static final Map<String, Join> LISTED = Stream.of(ADD, CONCAT, PRODUCT, SUBTRACT, DIVIDE, MAXIMUM, MINIMUM)
                .collect(Collectors.toMap(Join::key, join -> join));

        /** As templates write it; nodes are called so, too. */
        String key() {
            return this == RESIDUAL_IF_SAME ? RESIDUAL.key() : name().toLowerCase(Locale.ROOT);
        }

        /** Whether only two branches can be joined so. */
        boolean takesTwo() {
            return op() instanceof Op.Merge;
        }

        /** What joins them. */
        Op op() {
            return switch (this) {
                case ADD, RESIDUAL, RESIDUAL_IF_SAME -> new Op.Add();
                case CONCAT -> new Op.Concat();
                case PRODUCT -> new Op.Product();
                case SUBTRACT -> new Op.Merge(Op.Merge.Kind.SUBTRACT);
                case DIVIDE -> new Op.Merge(Op.Merge.Kind.DIVIDE);
                case MAXIMUM -> new Op.Merge(Op.Merge.Kind.MAXIMUM);
                case MINIMUM -> new Op.Merge(Op.Merge.Kind.MINIMUM);
            };
        }
    }
}
