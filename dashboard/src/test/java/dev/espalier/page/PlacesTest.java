package dev.espalier.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlacesTest {

    @Test
    void theLeastLossIsFirstAndEqualOnesShareTheirPlaces() {
        var places = new Places(List.of(3.0, 1.0, 3.0, 2.0));

        assertThat(places.rank(1)).isEqualTo(1);
        assertThat(places.rank(3)).isEqualTo(2);
        assertThat(places.rank(0)).isEqualTo(3.5);
        assertThat(places.rank(2)).isEqualTo(3.5);
    }

    @Test
    void whoHasNoFigureTakesNoPlace() {
        var places = new Places(Arrays.asList(null, 4.0));

        assertThat(places.rank(0)).isNull();
        assertThat(places.rank(1)).isEqualTo(1);
        assertThat(Places.mean(List.of(places), 0)).isNull();
        assertThat(Places.mean(List.of(places, new Places(List.of(1.0, 2.0))), 1))
                .isEqualTo(1.5);
    }
}
