package dev.espalier.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The laws of every search space. A space's test extends this and adds what is special. */
public abstract class SearchSpaceContract {

    private static final int SAMPLES = 200;
    static final long SEED = 20_240_607;

    /** A fresh instance of the space under test. */
    protected abstract SearchSpace space();

    final List<Architecture> samples() {
        var random = new SplittableRandom(SEED);
        var space = space();
        var samples = new ArrayList<Architecture>();
        for (int i = 0; i < SAMPLES; i++) {
            samples.add(space.sample(random));
        }
        return samples;
    }

    @Test
    void itsNameIsAKeyAndItsSummaryASentence() {
        assertThat(space().name()).matches("[a-z0-9][a-z0-9_-]*");
        assertThat(space().summary()).endsWith(".").doesNotContain("\n");
        assertThat(space().size()).isGreaterThanOrEqualTo(1);
    }

    @Test
    void samplesLieInTheSpace() {
        assertThat(samples()).allMatch(space()::contains);
    }

    @Test
    void theSameSeedDrawsTheSameSamples() {
        assertThat(samples()).isEqualTo(samples());
    }

    @Test
    void architecturesOfOtherSpacesDoNotLieInIt() {
        var sample = samples().getFirst();
        assertThat(space().contains(new Architecture("another", sample.choices())))
                .isFalse();
        assertThat(space().contains(new Architecture(sample.space(), List.of())))
                .isFalse();
    }

    @Test
    void aMutationStaysInsideAndChangesSomething() {
        var random = new SplittableRandom(SEED);
        for (var sample : samples()) {
            var mutated = space().mutate(sample, random);
            assertThat(space().contains(mutated)).isTrue();
            assertThat(mutated.equals(sample)).isEqualTo(space().size() == 1);
        }
    }

    @Test
    void neighboursStayInsideAndAreOthers() {
        for (var sample : samples().subList(0, 20)) {
            assertThat(space().neighbors(sample))
                    .doesNotHaveDuplicates()
                    .doesNotContain(sample)
                    .allMatch(space()::contains);
        }
    }

    @Test
    void equalGraphsOfOperationsAreMadeOfEqualArchitectures() {
        for (var sample : samples().subList(0, 20)) {
            var graph = space().operations(sample);
            assertThat(graph).isEqualTo(space().operations(sample));
            assertThat(graph.vertices())
                    .allMatch(vertex -> vertex.inputs().stream()
                            .allMatch(link -> link.from() < graph.vertices().indexOf(vertex) && link.times() > 0));
        }
    }

    @Test
    void canonicalIsIdempotentAndStaysInside() {
        for (var sample : samples()) {
            var canonical = space().canonical(sample);
            assertThat(space().contains(canonical)).isTrue();
            assertThat(space().canonical(canonical)).isEqualTo(canonical);
        }
    }

    @Test
    void canonicalBuildsTheSameFunction() {
        var space = space();
        for (var sample : samples().subList(0, 60)) {
            assertThat(NetworkFunction.of(space.network(space.canonical(sample))))
                    .as("what %s computes", sample.id())
                    .isEqualTo(NetworkFunction.of(space.network(sample)));
        }
    }

    @Test
    void equalArchitecturesGiveEqualNetworksInTopologicalOrder() {
        for (var sample : samples().subList(0, 20)) {
            var network = space().network(sample);
            assertThat(network).isEqualTo(space().network(sample)).hasSameHashCodeAs(space().network(sample));
            assertThat(network.architecture()).isEqualTo(sample);
            var known = new HashSet<String>();
            for (var node : network.nodes()) {
                assertThat(known).as("inputs of %s", node.name()).containsAll(node.inputs());
                assertThat(known.add(node.name()))
                        .as("%s is unique", node.name())
                        .isTrue();
            }
        }
    }

    @Test
    void everyArchitectureCanBeDrawn() {
        for (var sample : samples().subList(0, 20)) {
            assertThat(space().cells(sample)).allMatch(cell -> !cell.vertices().isEmpty());
        }
    }

    @Test
    void whatItFormatsItParses() {
        for (var sample : samples()) {
            assertThat(space().parse(space().format(sample))).isEqualTo(sample);
            assertThat(space().parse(sample.id())).isEqualTo(sample);
        }
    }

    @Test
    void whatIsNoArchitectureIsRefusedWithASentence() {
        for (var text : List.of("", "nonsense", space().name() + ":", space().name() + ":999999-999999", "|||")) {
            assertThatThrownBy(() -> space().parse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .message()
                    .as("refusal of (%s)", text)
                    .isNotBlank()
                    .matches(message -> message.toLowerCase(Locale.ROOT).startsWith("the "));
        }
    }

    @Test
    void anArchitectureSurvivesJson() throws JsonProcessingException {
        var json = new ObjectMapper();
        for (var sample : samples()) {
            assertThat(json.readValue(json.writeValueAsString(sample), Architecture.class))
                    .isEqualTo(sample);
        }
    }
}
