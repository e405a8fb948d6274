package dev.espalier.space.custom;

import dev.espalier.space.Architecture;
import dev.espalier.space.Problems;
import dev.espalier.space.Refusal;
import java.util.HashSet;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Builds a space's architectures before anyone searches it: all of a small space; of a large one every option beside the
 * first options and beside the last ones, and a sample.
 */
final class Rehearsal {

    private static final int SMALL = 10_000;
    private static final int SAMPLE = 1_000;
    private static final long SEED = 6_561;

    /** Operations built in all, which take about a second. */
    private static final long EFFORT = 2_000_000;

    private Rehearsal() {}

    /** @throws Refusal when some cannot be built */
    static void of(CustomSpace space) {
        var problems = new Problems();
        var architectures = space.size() <= SMALL ? all(space) : some(space);
        var found = new HashSet<String>();
        long effort = 0;
        for (var architecture : (Iterable<Architecture>) architectures::iterator) {
            try {
                effort += space.network(architecture).nodes().size();
            } catch (IllegalArgumentException e) {
                effort += SAMPLE;
                if (found.add(e.getMessage())) {
                    problems.add("%s\nMaybe see %s, with which it is so.".formatted(e.getMessage(), architecture.id()));
                }
            }
            if (effort > EFFORT) {
                break;
            }
        }
        problems.requireNone();
    }

    private static Stream<Architecture> all(CustomSpace space) {
        return Stream.iterate(first(space), architecture -> next(space, architecture))
                .limit((long) space.size());
    }

    private static Architecture next(CustomSpace space, Architecture architecture) {
        for (int i = architecture.choices().size() - 1; i >= 0; i--) {
            int option = architecture.choices().get(i) + 1;
            if (option < space.decisions().get(i).arity()) {
                return architecture.with(i, option);
            }
            architecture = architecture.with(i, 0);
        }
        return architecture;
    }

    private static Stream<Architecture> some(CustomSpace space) {
        var random = new SplittableRandom(SEED);
        return Stream.of(
                        Stream.of(first(space), last(space)),
                        space.neighbors(first(space)).stream(),
                        space.neighbors(last(space)).stream(),
                        Stream.generate(() -> space.sample(random)).limit(SAMPLE))
                .flatMap(architectures -> architectures);
    }

    private static Architecture first(CustomSpace space) {
        return new Architecture(
                space.name(), space.decisions().stream().map(_ -> 0).toList());
    }

    private static Architecture last(CustomSpace space) {
        return new Architecture(
                space.name(),
                space.decisions().stream().map(decision -> decision.arity() - 1).toList());
    }
}
