package dev.espalier.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RegularizedEvolutionTest extends SearchMethodContract<RegularizedEvolution.Params, RegularizedEvolution.State> {

    @Override
    protected SearchMethod<RegularizedEvolution.Params, RegularizedEvolution.State> method() {
        return new RegularizedEvolution();
    }

    @Override
    protected RegularizedEvolution.Params params() {
        return new RegularizedEvolution.Params(16, 4);
    }

    @Test
    void dropsTheOldestMembers() {
        var state = after(method(), 3);
        assertThat(state.members()).hasSize(16);
        assertThat(state.members().getFirst().trial()).isEqualTo("1-0");
        assertThat(state.members().getLast().trial()).isEqualTo("2-7");
    }

    @Test
    void samplesUntilThePopulationIsFullAndThenMutates() {
        assertThat(method().ask(after(method(), 1), at(1), 8))
                .allMatch(candidate -> candidate.origin().equals("random"));
        assertThat(method().ask(after(method(), 2), at(2), 8))
                .allMatch(candidate -> candidate.origin().equals("mutation")
                        && candidate.parents().size() == 1);
    }

    @Test
    void aChildDiffersFromItsParentInOneDecision() {
        var state = after(method(), 4);
        for (var child : method().ask(state, at(4), 50)) {
            var parent = state.members().stream()
                    .filter(member -> member.trial().equals(child.parents().getFirst()))
                    .findFirst()
                    .orElseThrow();
            int differences = 0;
            for (int i = 0; i < 6; i++) {
                differences += child.architecture()
                                .choices()
                                .get(i)
                                .equals(parent.architecture().choices().get(i))
                        ? 0
                        : 1;
            }
            assertThat(differences).isEqualTo(1);
        }
    }

    @Test
    void refusesATournamentLargerThanThePopulation() {
        assertThatThrownBy(() -> new RegularizedEvolution.Params(4, 9))
                .hasMessage("The sample (9) must be from 1 to the population (4).");
    }
}
