package dev.espalier.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.espalier.artifact.ArtifactRef;
import dev.espalier.hardware.Latency;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How a trial ended. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Outcome.Measured.class, name = "measured"),
    @JsonSubTypes.Type(value = Outcome.Infeasible.class, name = "infeasible"),
    @JsonSubTypes.Type(value = Outcome.Failed.class, name = "failed")
})
public sealed interface Outcome {

    /**
     * It was evaluated.
     *
     * @param sources where figures come from that the evaluator did not measure itself, by metric name
     * @param weights what training left behind, if it trained
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Measured(
            Measures measures,
            SortedMap<String, Latency.Source> sources,
            @Nullable ArtifactRef weights) implements Outcome {
        public Measured {
            sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources == null ? new TreeMap<>() : sources));
        }

        public Measured(Measures measures) {
            this(measures, new TreeMap<>(), null);
        }

        /** The same with further measures from one source. */
        public Measured and(Measures more, Latency.Source source) {
            var all = new TreeMap<>(sources);
            more.values().keySet().forEach(metric -> all.put(metric, source));
            return new Measured(measures.and(more), all, weights);
        }
    }

    /** It was evaluated and breaks a constraint that could only be checked afterwards. */
    record Infeasible(String reason, Measures measures) implements Outcome {}

    /** It could not be evaluated: one sentence says why. */
    record Failed(String error) implements Outcome {}
}
