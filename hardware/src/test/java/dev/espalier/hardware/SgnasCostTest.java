package dev.espalier.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.space.DecisionSpace;
import dev.espalier.space.Network;
import dev.espalier.space.Op;
import dev.espalier.space.Shape;
import dev.espalier.space.sgnas.Sgnas;
import dev.espalier.space.sgnas.SgnasCifar;
import dev.espalier.space.sgnas.SgnasSe;
import java.util.Collections;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures of the paper and of its authors' code, to the multiply-accumulate. */
class SgnasCostTest {

    private static final String A = "573733 7333 353 77375 7533 75557 73377 73333 75573 7553 5735 7737 7353 7735 3733 "
            + "33373 7337 777 33737";
    private static final String B =
            "5735 553 553 55355 55533 35555 35577 5537 5557 5553 55 555 535 3753 3733 3777 7557 " + "535 33737";
    private static final String C = "5535 553 553 553 5553 355 3557 553 555 5553 55 555 535 555 333 75 3577 73 33733";
    private static final String PRIOR =
            "7335 77 53333 77557 733575 735573 535375 5335 73335 5557 75 733353 7573 3357 55 " + "355 35333 353 355755";

    /** By layer: a sub-block of 3, 5 and 7, then the first and the second pointwise convolution at an expansion of 6. */
    private static final int[][] IMAGENET = {
        {451_584, 1_254_400, 2_458_624, 19_267_584, 9_633_792},
        {903_168, 2_508_800, 4_917_248, 19_267_584, 19_267_584},
        {225_792, 627_200, 1_229_312, 19_267_584, 6_021_120},
        {282_240, 784_000, 1_536_640, 7_526_400, 7_526_400},
        {282_240, 784_000, 1_536_640, 7_526_400, 7_526_400},
        {282_240, 784_000, 1_536_640, 7_526_400, 7_526_400},
        {70_560, 196_000, 384_160, 7_526_400, 3_763_200},
        {141_120, 392_000, 768_320, 7_526_400, 7_526_400},
        {141_120, 392_000, 768_320, 7_526_400, 7_526_400},
        {141_120, 392_000, 768_320, 7_526_400, 7_526_400},
        {141_120, 392_000, 768_320, 7_526_400, 9_031_680},
        {169_344, 470_400, 921_984, 10_838_016, 10_838_016},
        {169_344, 470_400, 921_984, 10_838_016, 10_838_016},
        {169_344, 470_400, 921_984, 10_838_016, 10_838_016},
        {42_336, 117_600, 230_496, 10_838_016, 5_419_008},
        {84_672, 235_200, 460_992, 10_838_016, 10_838_016},
        {84_672, 235_200, 460_992, 10_838_016, 10_838_016},
        {84_672, 235_200, 460_992, 10_838_016, 10_838_016},
        {84_672, 235_200, 460_992, 10_838_016, 18_063_360},
    };

    private static final int[][] CIFAR = {
        {147_456, 409_600, 802_816, 1_572_864, 3_145_728},
        {294_912, 819_200, 1_605_632, 6_291_456, 6_291_456},
        {73_728, 204_800, 401_408, 6_291_456, 1_966_080},
        {92_160, 256_000, 501_760, 2_457_600, 2_457_600},
        {92_160, 256_000, 501_760, 2_457_600, 2_457_600},
        {92_160, 256_000, 501_760, 2_457_600, 2_457_600},
        {23_040, 64_000, 125_440, 2_457_600, 1_228_800},
        {46_080, 128_000, 250_880, 2_457_600, 2_457_600},
        {46_080, 128_000, 250_880, 2_457_600, 2_457_600},
        {46_080, 128_000, 250_880, 2_457_600, 2_457_600},
        {46_080, 128_000, 250_880, 2_457_600, 2_949_120},
        {55_296, 153_600, 301_056, 3_538_944, 3_538_944},
        {55_296, 153_600, 301_056, 3_538_944, 3_538_944},
        {55_296, 153_600, 301_056, 3_538_944, 3_538_944},
        {13_824, 38_400, 75_264, 3_538_944, 1_769_472},
        {27_648, 76_800, 150_528, 3_538_944, 3_538_944},
        {27_648, 76_800, 150_528, 3_538_944, 3_538_944},
        {27_648, 76_800, 150_528, 3_538_944, 3_538_944},
        {27_648, 76_800, 150_528, 3_538_944, 5_898_240},
    };

    private static Network network(DecisionSpace space, String notation) {
        return space.network(space.parse(notation));
    }

    /** What the paper calls FLOPs: without the classifier, and without the biases of squeeze and excitation. */
    private static long published(Network network) {
        var shapes = Shape.all(network);
        long uncounted = 0;
        for (var node : network.nodes()) {
            if (node.op() instanceof Op.SqueezeExcite(int units)) {
                uncounted +=
                        units + shapes.getOrDefault(node.name(), Shape.NONE).channels();
            } else if (node.op() instanceof Op.Linear(int classes)) {
                uncounted += 1_280L * classes + classes;
            }
        }
        return Cost.of(network).macs() - uncounted;
    }

    private static void followsTheTable(DecisionSpace space, long base, int[][] table) {
        var random = new SplittableRandom(3);
        for (int i = 0; i < 200; i++) {
            var architecture = space.sample(random);
            long macs = base;
            for (int choice = 0; choice < architecture.choices().size(); choice++) {
                int[] layer = table[choice / 6];
                int option = architecture.choices().get(choice);
                macs += option == 3 ? 0 : layer[option] + (layer[3] + layer[4]) / 6;
            }
            assertThat(published(space.network(architecture)))
                    .as(architecture.id())
                    .isEqualTo(macs);
        }
    }

    @Test
    void isTheSumOfTheCostTableOverAllKernels() {
        followsTheTable(new Sgnas(), 40_943_616, IMAGENET);
        followsTheTable(new SgnasCifar(), 8_257_536, CIFAR);
    }

    @ParameterizedTest
    @CsvSource({
        A + ", 371150304, 3962240, 373180736, 6001862",
        B + ", 324320416, 3768904, 326025504, 5482272",
        C + ", 279315680, 3403000, 280558112, 4652252"
    })
    void hasTheFiguresOfThePublishedNetworks(
            String notation, long macs, long params, long finishedMacs, long finishedParams) {
        var searched = network(new Sgnas(), notation);
        var finished = network(new SgnasSe(), notation);

        assertThat(published(searched)).isEqualTo(macs);
        assertThat(Cost.of(searched)).isEqualTo(new Cost(macs + 1_281_000, params));
        assertThat(published(finished)).isEqualTo(finishedMacs);
        assertThat(Cost.of(finished).params()).isEqualTo(finishedParams);
    }

    @Test
    void hasTheFiguresOfTheSmallestAndTheLargestNetworkAndOfThePublishedPrior() {
        var largest = String.join(" ", Collections.nCopies(19, "777777"));
        var smallest = String.join(" ", Collections.nCopies(19, "33"));

        assertThat(published(network(new Sgnas(), PRIOR))).isEqualTo(359_818_368);
        assertThat(published(network(new Sgnas(), largest))).isEqualTo(556_125_696);
        assertThat(published(network(new Sgnas(), smallest))).isEqualTo(177_547_776);
        assertThat(published(network(new SgnasCifar(), largest))).isEqualTo(171_761_664);
        assertThat(published(network(new SgnasCifar(), smallest))).isEqualTo(51_290_112);
    }
}
