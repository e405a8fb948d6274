package dev.espalier.space.dag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChainPlanTest {

    @ParameterizedTest
    @CsvSource({
        "1, 4, 32",
        "2, 4 4, 8 32",
        "3, 4 2 2, 8 16 32",
        "4, 2 2 2 2, 4 8 16 32",
        "5, 2 2 1 2 2, 4 8 8 16 32",
        "6, 2 2 1 2 1 2, 4 8 8 16 16 32"
    })
    void channelsGrowAsMuchAsImagesShrink(int stages, String pools, String channels) {
        var plan = ChainPlan.of(stages, 32);
        assertThat(plan.pools()).isEqualTo(numbers(pools));
        assertThat(plan.channels()).isEqualTo(numbers(channels));
        assertThat(ChainPlan.from(stages, plan.channels().getFirst())).isEqualTo(plan);
    }

    private static List<Integer> numbers(String text) {
        return Arrays.stream(text.split(" ")).map(Integer::valueOf).toList();
    }

    @Test
    void refusesAWidthThatDoesNotDivide() {
        assertThatThrownBy(() -> ChainPlan.of(3, 30))
                .hasMessage("The `width` (30) must be a multiple of 4, by which 3 stages pool after the first.");
    }
}
