package dev.espalier.supernet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.space.Frame;
import dev.espalier.space.sgnas.Sgnas;
import dev.espalier.space.sgnas.SgnasCifar;
import dev.espalier.space.sgnas.SgnasSe;
import dev.espalier.space.sgnas.UnifiedSpace;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class UnifiedSupernetTest {

    @Test
    void learnsAsManyValuesAsTheReferenceDoesBesideTheNormalisationsOfAnExpansionRateOfOne() {
        assertThat(learned(new Sgnas()) + shadow(new Sgnas())).isEqualTo(5_500_520);
        assertThat(learned(new SgnasCifar()) + shadow(new SgnasCifar())).isEqualTo(4_347_620);
    }

    private static long learned(UnifiedSpace space) {
        return UnifiedSupernet.of(space, Frame.OWN).learned();
    }

    /** The normalisations of one expansion rate in all layers: a scale and a shift for each channel. */
    private static long shadow(UnifiedSpace space) {
        return space.layers(Frame.OWN).stream()
                .mapToLong(layer -> 2L * layer.out())
                .sum();
    }

    @Test
    void hasOneNormalisationInsteadOfFiveWithoutShadows() {
        var plain = new UnifiedSupernet(new Sgnas(), Frame.OWN, false, true);
        assertThat(plain.learned() + 4 * shadow(new Sgnas())).isEqualTo(learned(new Sgnas()));
    }

    @Test
    void isThatOfTheSpaceThatIsSearchedWhereNetworksExcite() {
        assertThat(UnifiedSupernet.of(new SgnasSe(), Frame.OWN).space().name()).isEqualTo(Sgnas.NAME);
        var drawn = new SgnasSe().sample(new SplittableRandom(1));
        assertThat(UnifiedSupernet.of(new SgnasSe(), Frame.OWN).network(drawn).nodes())
                .noneMatch(node -> node.name().endsWith("/excite"));
    }
}
