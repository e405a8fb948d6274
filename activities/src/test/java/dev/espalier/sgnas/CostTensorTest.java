package dev.espalier.sgnas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.hardware.Cost;
import dev.espalier.space.DecisionSpace;
import dev.espalier.space.cell.Darts;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.space.custom.CustomSpace;
import dev.espalier.space.sgnas.Sgnas;
import dev.espalier.space.sgnas.SgnasCifar;
import dev.espalier.space.sgnas.SgnasSe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostTensorTest {

    static final String PRIOR =
            "7335 77 53333 77557 733575 735573 535375 5335 73335 5557 75 733353 7573 3357 55 355 " + "35333 353 355755";

    private static void isExact(DecisionSpace space) {
        var grid = Grid.of(space);
        var macs = Costs.macs(grid);
        var params = CostTensor.of(
                grid, architecture -> Cost.of(space.network(architecture)).params());
        var random = new SplittableRandom(11);
        for (int i = 0; i < 100; i++) {
            var architecture = space.sample(random);
            var cost = Cost.of(space.network(architecture));

            assertThat(macs.of(architecture)).as(architecture.id()).isEqualTo((double) cost.macs());
            assertThat(params.of(architecture)).as(architecture.id()).isEqualTo((double) cost.params());
        }
    }

    @Test
    void isExactOnRandomArchitectures() throws IOException {
        isExact(new Sgnas());
        isExact(new SgnasCifar());
        isExact(new NasBench201());
        isExact(CustomSpace.read(Files.readString(Path.of("../examples/my-space.yaml"))));
    }

    /** The first pointwise convolution, the second and a sub-block of 3, 5 and 7; a skip has none of them. */
    @ParameterizedTest
    @CsvSource({
        "1, 451584, 1254400, 2458624, 19267584, 9633792",
        "2, 903168, 2508800, 4917248, 19267584, 19267584",
        "7, 70560, 196000, 384160, 7526400, 3763200",
        "11, 141120, 392000, 768320, 7526400, 9031680",
        "19, 84672, 235200, 460992, 10838016, 18063360"
    })
    void isThePublishedTable(int layer, double three, double five, double seven, double first, double second) {
        var macs = Costs.macs(Costs.IMAGENET);
        double pointwise = (first + second) / 6;
        for (int block = 0; block < 6; block++) {
            int row = (layer - 1) * 6 + block;
            double skipped = block < 2 ? three + pointwise : 0;

            assertThat(macs.share(row, 0)).isEqualTo(three + pointwise - skipped);
            assertThat(macs.share(row, 1)).isEqualTo(five + pointwise - skipped);
            assertThat(macs.share(row, 2)).isEqualTo(seven + pointwise - skipped);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "573733 7333 353 77375 7533 75557 73377 73333 75573 7553 5735 7737 7353 7735 3733 33373 7337 777 33737, 371.150304",
        "5735 553 553 55355 55533 35555 35577 5537 5557 5553 55 555 535 3753 3733 3777 7557 535 33737, 324.320416",
        "5535 553 553 553 5553 355 3557 553 555 5553 55 555 535 555 333 75 3577 73 33733, 279.315680",
        PRIOR + ", 359.818368"
    })
    void hasTheCostsOfThePublishedArchitectures(String notation, double millions) {
        double cost = Costs.published().of(Costs.IMAGENET.space().parse(notation));

        assertThat(Math.round(cost * 1e6)).isEqualTo(Math.round(millions * 1e6));
    }

    @Test
    void knowsTheLeastAndTheMost() {
        var cost = Costs.published();

        assertThat(Math.round(cost.least() * 1e6)).isEqualTo(177_547_776);
        assertThat(Math.round(cost.most() * 1e6)).isEqualTo(556_125_696);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cost.require(120))
                .withMessage("The target (120.0) must be from 177.548 to 556.125: that is what architectures of the "
                        + "space (sgnas) cost.");
        assertThatIllegalArgumentException().isThrownBy(() -> cost.require(Double.NaN));
        cost.require(556.125696);
    }

    @Test
    void expectsWhatProbabilitiesSay() {
        var cost = Costs.published();
        var random = new SplittableRandom(3);
        var one = Costs.IMAGENET.space().sample(random);
        var other = Costs.IMAGENET.space().sample(random);
        var mixture = Costs.IMAGENET.oneHot(Costs.IMAGENET.choices(one));
        var second = Costs.IMAGENET.oneHot(Costs.IMAGENET.choices(other));
        for (int i = 0; i < mixture.length; i++) {
            mixture[i] = 0.25f * mixture[i] + 0.75f * second[i];
        }

        assertThat(cost.of(mixture)).isCloseTo(0.25 * cost.of(one) + 0.75 * cost.of(other), within(1e-9));
    }

    /** Whatever is measured of operators one by one, as latencies are. */
    @Test
    void takesATableOfOperators() {
        var grid = Grid.of(new NasBench201());
        var milliseconds = new double[grid.size()];
        Arrays.setAll(milliseconds, i -> new double[] {0.5, 0.1, 1, 3, 0.75}[i % 5]);
        var cost = new CostTensor(grid, 2, milliseconds);

        assertThat(cost.least()).isCloseTo(2.6, within(1e-9));
        assertThat(cost.of(new int[] {3, 3, 1, 1, 1, 0})).isCloseTo(8.8, within(1e-9));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CostTensor(grid, 2, new double[29]))
                .withMessage("The table of costs (29 figures) must have 30 for the space (nasbench201).");
    }

    @Test
    void refusesACostThatIsNoSumOverDecisions() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Costs.macs(Grid.of(new SgnasSe())))
                .withMessageStartingWith("The cost of the space (sgnas-se) must be a sum over its decisions for a "
                        + "generator to answer, but sgnas-se:");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Costs.macs(Grid.of(new Darts())))
                .withMessageStartingWith("The cost of the space (darts) must be a sum");
    }
}
