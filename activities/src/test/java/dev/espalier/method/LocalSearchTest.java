package dev.espalier.method;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.worker.Unhurried;
import org.junit.jupiter.api.Test;

class LocalSearchTest extends SearchMethodContract<LocalSearch.Params, LocalSearch.State> {

    @Override
    protected SearchMethod<LocalSearch.Params, LocalSearch.State> method() {
        return new LocalSearch();
    }

    @Override
    protected LocalSearch.Params params() {
        return new LocalSearch.Params();
    }

    @Test
    void evaluatesAllNeighborsBeforeItMoves() {
        var state = after(method(), 1);
        assertThat(state.left()).hasSize(24);
        assertThat(after(method(), 2).left()).hasSize(16);
        assertThat(after(method(), 3).center()).isEqualTo(state.center());
    }

    @Test
    void neverMovesToAWorsePoint() {
        var work = new Unhurried(new FileArtifactStore(folder));
        var state = after(method(), 1);
        for (int round = 1; round < 40; round++) {
            var next = method().tell(state, at(round), evaluated(round, method().ask(state, at(round), 8)), work);
            var before = state.center();
            var now = next.center();
            if (before != null && now != null && next.climbs() == state.climbs()) {
                assertThat(now.losses().getFirst())
                        .isLessThanOrEqualTo(before.losses().getFirst());
            }
            state = next;
        }
        assertThat(state.climbs())
                .as("starts again when no neighbour is better")
                .isGreaterThan(1);
    }
}
