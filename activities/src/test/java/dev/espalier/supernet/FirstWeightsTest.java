package dev.espalier.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.space.Architecture;
import dev.espalier.space.sgnas.UnifiedSpace;
import dev.espalier.space.weights.InitialWeights;
import dev.espalier.train.Pixels;
import dev.espalier.train.Torch;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class FirstWeightsTest {

    private final UnifiedSupernet supernet = Tiny.supernet();

    private float[] answers(int option) {
        var choices = Collections.nCopies(UnifiedSpace.LAYERS * UnifiedSpace.MOST, option);
        var architecture = new Architecture(supernet.space().name(), choices);
        return Torch.run("first", () -> {
            try (var manager = Torch.manager()) {
                var shared = new SharedArrays(supernet.slots(), FirstWeights.of(supernet, 1), manager);
                var images = new Pixels().of(manager, Tiny.batch(16));
                try (var pass = new Pass(Path.of(supernet, architecture), shared, manager)) {
                    return pass.logits(images, true).toFloatArray();
                }
            }
        });
    }

    @Test
    void networksOfAllKernelsAnswerAlike() {
        for (int option = 1; option < UnifiedSpace.SKIP; option++) {
            assertThat(answers(option)).containsExactly(answers(0), within(1e-4f));
        }
    }

    @Test
    void allElseIsDrawn() {
        var drawn = InitialWeights.of(supernet.slots(), 1);
        var first = FirstWeights.of(supernet, 1);
        assertThat(first.tensors().sequencedKeySet())
                .containsExactlyElementsOf(drawn.tensors().sequencedKeySet());
        assertThat(first.tensors().entrySet())
                .filteredOn(tensor -> !tensor.getKey().matches(".*[57]x[57].weight"))
                .allSatisfy(tensor -> assertThat(tensor.getValue().values())
                        .isEqualTo(drawn.get(tensor.getKey()).values()));
    }
}
