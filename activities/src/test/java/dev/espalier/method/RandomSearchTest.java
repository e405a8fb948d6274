package dev.espalier.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class RandomSearchTest extends SearchMethodContract<RandomSearch.Params, RandomSearch.State> {

    @Override
    protected SearchMethod<RandomSearch.Params, RandomSearch.State> method() {
        return new RandomSearch();
    }

    @Override
    protected RandomSearch.Params params() {
        return new RandomSearch.Params();
    }

    @Test
    void drawsEveryOptionAboutEquallyOften() {
        var counts = new int[6][5];
        method().ask(after(method(), 0), at(3), 10_000).forEach(candidate -> {
            var choices = candidate.architecture().choices();
            for (int i = 0; i < choices.size(); i++) {
                counts[i][choices.get(i)]++;
            }
        });
        for (var decision : counts) {
            // 10,000 draws of 5 options: 2,000 expected, standard deviation 40; five of them leave chance out.
            assertThat(java.util.Arrays.stream(decision).boxed()).allMatch(count -> count > 1_800 && count < 2_200);
        }
    }

    @Test
    void proposesOtherCandidatesInAnotherRound() {
        var first = new HashSet<>(method().ask(after(method(), 0), at(0), 50));
        assertThat(method().ask(after(method(), 1), at(1), 50)).isNotEqualTo(first);
    }
}
