package dev.espalier.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BestSoFarTest {

    private static BestSoFar course(List<Double> places, @Nullable Double... figures) {
        return new BestSoFar(places, new ArrayList<>(Arrays.asList(figures)));
    }

    @Test
    void theBestHoldsUntilTheNext() {
        var course = course(List.of(1.0, 2.0, 2.0, 5.0), null, 80.0, 81.0, 90.0);

        assertThat(course.at(0.5)).isNull();
        assertThat(course.at(1)).isNull();
        assertThat(course.at(2)).isEqualTo(81);
        assertThat(course.at(4.9)).isEqualTo(81);
        assertThat(course.at(9)).isEqualTo(90);
    }

    @Test
    void severalAreComparedAsFarAsAllHaveCome() {
        var one = course(List.of(1.0, 3.0, 8.0), 70.0, 80.0, 80.0);
        var other = course(List.of(2.0, 4.0), 60.0, 90.0);

        var places = BestSoFar.common(List.of(one, other));

        assertThat(places).containsExactly(1.0, 2.0, 3.0, 4.0);
        assertThat(BestSoFar.quartiles(List.of(one, other), 1)).isNull();
        assertThat(BestSoFar.quartiles(List.of(one, other), 4)).isEqualTo(new Quartiles(82.5, 85, 87.5));
    }

    @Test
    void noMoreIsDrawnThanAScreenShows() {
        var places = new ArrayList<Double>();
        for (int i = 1; i <= 5_000; i++) {
            places.add((double) i);
        }
        var course = course(places, places.toArray(new Double[0]));

        assertThat(BestSoFar.common(List.of(course)))
                .hasSize(400)
                .startsWith(1.0)
                .endsWith(5_000.0);
    }

    @Test
    void quartilesLieBetweenFiguresInProportion() {
        assertThat(Quartiles.of(4)).isEqualTo(new Quartiles(4, 4, 4));
        assertThat(Quartiles.of(5, 1, 4, 2, 3)).isEqualTo(new Quartiles(2, 3, 4));
        assertThat(Quartiles.of(1, 2, 3, 4)).isEqualTo(new Quartiles(1.75, 2.5, 3.25));
    }
}
