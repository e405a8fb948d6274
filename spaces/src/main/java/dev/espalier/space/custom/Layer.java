package dev.espalier.space.custom;

import java.util.List;
import java.util.Map;

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
        /** A sum of a body and its shortcut. */
        RESIDUAL,
        /** The same where the shapes agree, else the body alone, as in MobileNetV2. */
        RESIDUAL_IF_SAME
    }
}
