package dev.espalier.surrogate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.space.Architecture;
import dev.espalier.space.Network;
import dev.espalier.space.Network.Node;
import dev.espalier.space.Op;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperationCountsTest {

    private static final Op CONV = new Op.Named("conv");
    private static final Op ADD = new Op.Add();
    private static final Op ZERO = new Op.Zero();
    private static final Op INPUT = new Op.Input(1, 1);

    @Test
    void whatOnlyZerosReadIsCountedButNotUsed() {
        var counts = OperationCounts.of(new Network(
                new Architecture("any", 0),
                List.of(
                        new Node("in", INPUT),
                        new Node("left", CONV, "in"),
                        new Node("dead", CONV, "left"),
                        new Node("cut", ZERO, "dead"),
                        new Node("out", ADD, "left", "cut"))));
        assertThat(counts.all())
                .isEqualTo(Map.of(INPUT.toString(), 1, CONV.toString(), 2, ZERO.toString(), 1, ADD.toString(), 1));
        assertThat(counts.used())
                .isEqualTo(Map.of(INPUT.toString(), 1, CONV.toString(), 1, ZERO.toString(), 1, ADD.toString(), 1));
    }
}
