package dev.espalier.space.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.space.Architecture;
import dev.espalier.space.Network;
import dev.espalier.space.Network.Node;
import dev.espalier.space.Op;
import dev.espalier.space.cell.NasBench201;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class InitialWeightsTest {

    private static final Network NETWORK = new Network(
            new Architecture("none", 0),
            List.of(
                    new Node("input", new Op.Input(32, 8)),
                    new Node("conv", new Op.Conv(3, 1, 2, 64), "input"),
                    new Node("norm", new Op.BatchNorm(), "conv"),
                    new Node("excited", new Op.SqueezeExcite(8), "norm"),
                    new Node("mean", new Op.GlobalPool(), "excited"),
                    new Node("classes", new Op.Linear(10), "mean")));

    @Test
    void haveAnArrayOfTheRightShapeForEverythingThatIsLearned() {
        var weights = InitialWeights.of(NETWORK, 1);

        assertThat(weights.tensors().keySet())
                .containsExactly(
                        "conv.weight",
                        "norm.weight",
                        "norm.bias",
                        "norm.running_mean",
                        "norm.running_var",
                        "excited.squeeze.weight",
                        "excited.squeeze.bias",
                        "excited.excite.weight",
                        "excited.excite.bias",
                        "classes.weight",
                        "classes.bias");
        assertThat(weights.get("conv.weight").shape()).containsExactly(64, 16, 3, 3);
        assertThat(weights.get("excited.squeeze.weight").shape()).containsExactly(8, 64);
        assertThat(weights.get("excited.excite.weight").shape()).containsExactly(64, 8);
        assertThat(weights.get("classes.weight").shape()).containsExactly(10, 64);
        assertThat(weights.get("norm.running_var").values()).containsOnly(1);
    }

    @Test
    void areDrawnWithAVarianceOfTwoOverTheNumberOfInputs() {
        var values = InitialWeights.of(NETWORK, 1).get("conv.weight").values();

        double squares = 0;
        double sum = 0;
        for (float value : values) {
            squares += value * value;
            sum += value;
        }
        assertThat(squares / values.length).isCloseTo(2.0 / (16 * 9), within(0.0005));
        assertThat(sum / values.length).isCloseTo(0, within(0.005));
    }

    @Test
    void areTheSameForTheSameSeedOnly() {
        var space = new NasBench201();
        var network = space.network(space.ofIndex(8));

        assertThat(InitialWeights.of(network, 3)).isEqualTo(InitialWeights.of(network, 3));
        assertThat(Arrays.hashCode(
                        InitialWeights.of(network, 3).get("stem/conv.weight").values()))
                .isNotEqualTo(Arrays.hashCode(
                        InitialWeights.of(network, 4).get("stem/conv.weight").values()));
    }

    @Test
    void anOperationKnownByNameOnlyGetsNone() {
        var network = new Network(
                new Architecture("none", 0),
                List.of(new Node("input", new Op.Input(3, 8)), new Node("odd", new Op.Named("odd"), "input")));

        assertThatThrownBy(() -> InitialWeights.of(network, 1))
                .hasMessage(
                        "The operation (Named) of the node odd must read images and be known in full to get weights.");
    }
}
