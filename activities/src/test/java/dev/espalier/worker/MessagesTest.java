package dev.espalier.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.search.Candidate;
import dev.espalier.search.Checkpoint;
import dev.espalier.space.Architecture;
import dev.espalier.step.Keys;
import dev.espalier.step.MethodSteps.At;
import dev.espalier.step.MethodSteps.Batch;
import dev.espalier.step.MethodSteps.Evaluated;
import dev.espalier.step.MethodSteps.Group;
import dev.espalier.step.MethodSteps.Proposal;
import dev.espalier.step.MethodSteps.Update;
import dev.espalier.step.Queues;
import dev.espalier.step.Records.Candidates;
import io.temporal.common.converter.DataConverterException;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static int bytes(Object message) {
        return Messages.converter().toPayload(message).orElseThrow().getData().size();
    }

    @Test
    void aMessageOfMoreThan128KibibytesIsRefused() {
        // Two more are the quotes around it.
        assertThat(bytes("x".repeat(Messages.LARGEST_BYTES - 2))).isEqualTo(128 * 1024);
        assertThatThrownBy(() -> bytes("x".repeat(Messages.LARGEST_BYTES - 1)))
                .isInstanceOf(DataConverterException.class)
                .hasMessage("The message String (131073 bytes) must be at most 131072 bytes: pass a reference.");
        var many = new Candidates(Collections.nCopies(
                2_000, new Candidate(new Architecture("nasbench201", 0, 1, 2, 3, 4, 0), List.of(), "random")));
        assertThatThrownBy(() -> bytes(many)).hasMessageStartingWith("The message Candidates (");
    }

    @Test
    void theLargestRoundFitsHoweverItsGroupsEnd() {
        var id = "x".repeat(64);
        var ref = new ArtifactRef(Keys.at(id, 999_999, Keys.measured(255, "samsung_a50")), "0".repeat(64), 123_456);
        assertThat(bytes(update(id, ref, null))).isLessThan(Messages.LARGEST_BYTES);
        assertThat(bytes(update(id, null, "ä".repeat(190)))).isLessThan(Messages.LARGEST_BYTES);
    }

    private static Update update(String id, @Nullable ArtifactRef evaluations, @Nullable String error) {
        var ref = new ArtifactRef(Keys.at(id, 999_999, "candidates"), "0".repeat(64), 123_456);
        var at = new At(id, 99, new Checkpoint(999_999, 999_999, 99_999_999, 1, true, ref, ref));
        var groups =
                IntStream.range(0, 256).mapToObj(first -> new Group(first, 1)).toList();
        return new Update(
                at,
                new Proposal(ref, 99, 4096, 4096, 1),
                new Batch(ref, groups, Queues.GPU, 1),
                groups.stream()
                        .map(group -> new Evaluated(group, evaluations, error))
                        .toList());
    }
}
