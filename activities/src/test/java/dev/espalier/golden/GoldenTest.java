package dev.espalier.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.hardware.Cost;
import dev.espalier.space.Network;
import dev.espalier.space.Op;
import dev.espalier.space.weights.Tensor;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenTest {

    /** Operations of networks on words, and what cannot be built. */
    private static final Set<Class<?>> OF_WORDS =
            Set.of(Op.Embedding.class, Op.Unembedding.class, Op.Memory.class, Op.Named.class);

    /** What {@code BlockAgreementTest} compares with what is said of it instead. */
    private static final Set<Class<?>> OF_GRAMMARS =
            Set.of(Op.InstanceNorm.class, Op.LayerNorm.class, Op.Scale.class, Op.Bias.class, Op.Merge.class);

    private static final List<Op> ACTIVATIONS =
            EnumSet.range(Op.Activation.Kind.RELU, Op.Activation.Kind.LEAKY_RELU).stream()
                    .<Op>map(Op.Activation::new)
                    .toList();

    static Stream<Golden> runs() {
        return Golden.runs();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void hasAGradientForEachParameterThatTheNetworkIsPricedFor(Golden run) {
        var gradients = run.under("gradients").tensors();
        assertThat(gradients.values().stream().mapToLong(GoldenTest::count).sum())
                .isEqualTo(Cost.of(run.network()).params());
        var weights = new TreeSet<>(run.start().under("weights").tensors().keySet());
        assertThat(run.under("after").tensors().keySet()).containsExactlyInAnyOrderElementsOf(weights);
        weights.removeIf(name -> name.contains(".running_"));
        assertThat(gradients.keySet()).containsExactlyInAnyOrderElementsOf(weights);
    }

    @ParameterizedTest
    @MethodSource("runs")
    void hasTheLossOfItsLogits(Golden run) {
        var logits = run.get("logits/train");
        var labels = run.start().get("labels").values();
        int classes = logits.shape().get(1);
        double smoothing = run.number("label_smoothing");
        double loss = 0;
        for (int image = 0; image < labels.length; image++) {
            double total = 0;
            for (int i = 0; i < classes; i++) {
                total += Math.exp(logits.values()[image * classes + i]);
            }
            for (int i = 0; i < classes; i++) {
                double wanted = smoothing / classes + (i == (int) labels[image] ? 1 - smoothing : 0);
                loss -= wanted * (logits.values()[image * classes + i] - Math.log(total)) / labels.length;
            }
        }
        assertThat((double) run.get("loss").values()[0]).isCloseTo(loss, within(1e-6));
        assertThat(run.get("losses").values()[0]).isEqualTo(run.get("loss").values()[0]);
        assertThat(run.get("losses").values()[4]).isLessThan(run.get("loss").values()[0]);
    }

    @Test
    void coversEveryOperationOnImages() {
        var ops = Golden.NETWORKS.stream()
                .flatMap(name -> Golden.of(name).network().nodes().stream())
                .map(Network.Node::op)
                .toList();
        assertThat(ops.stream().map(Op::getClass).<Class<?>>map(op -> op))
                .containsAll(Arrays.stream(Op.class.getPermittedSubclasses())
                        .filter(op -> !OF_WORDS.contains(op) && !OF_GRAMMARS.contains(op))
                        .toList());
        assertThat(ops.stream().filter(Op.Activation.class::isInstance)).containsAll(ACTIVATIONS);
    }

    @Test
    void leavesThePaddingOutOfAnAverage() {
        var pool = Golden.of("average-pool");
        assertThat(pool.get("batch").values()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(pool.get("output"))
                .isEqualTo(new Tensor(List.of(1, 1, 3, 3), new float[] {3, 3.5f, 4, 4.5f, 5, 5.5f, 6, 6.5f, 7}));
    }

    private static long count(Tensor tensor) {
        return tensor.values().length;
    }
}
