package dev.espalier.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    private static final List<String> KNOWN = List.of(
            "random-search",
            "regularized-evolution",
            "bayesian-optimization",
            "nasbench101",
            "nasbench201",
            "params_m");

    @ParameterizedTest
    @CsvSource({
        "randon-search, random-search",
        "random, random-search",
        "bayes, bayesian-optimization",
        "params, params_m",
        "nasbench21, nasbench201",
        "nasbnech101, nasbench101"
    })
    void findsWhatIsFewLettersAwayOrBeginsSo(String word, String meant) {
        assertThat(Nearest.to(word, KNOWN)).contains(meant);
        assertThat(Nearest.hint(word, KNOWN)).isEqualTo("\nMaybe you meant `%s`.".formatted(meant));
    }

    @Test
    void doesNotGuessWhereSeveralBeginSoOrOneLetterIsAllThereIs() {
        assertThat(Nearest.to("nasb", KNOWN)).isEmpty();
        assertThat(Nearest.to("p", KNOWN)).isEmpty();
        assertThat(Nearest.hint("annealing", KNOWN)).isEmpty();
    }
}
