package dev.espalier.space.weights;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.space.Architecture;
import dev.espalier.space.Network;
import dev.espalier.space.Network.Node;
import dev.espalier.space.Op;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is too large to be counted is refused in a sentence. */
class SlotsTest {

    private static Network network(int channels, int size, Op op) {
        var nodes = List.of(new Node("in", new Op.Input(channels, size)), new Node("out", op, "in"));
        return new Network(new Architecture("hand-made", List.of(0)), nodes);
    }

    @Test
    void anArrayHasAsManyValuesAsCanBeCounted() {
        assertThatThrownBy(() -> Slots.of(network(65_536, 1, new Op.Conv(1, 1, 1, 65_536))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The array (out.weight) must have at most 2,147,483,647 values, but has the shape [65536, 65536, 1, 1].");
    }

    @Test
    void aLayerReadsAsManyValuesAsCanBeCounted() {
        assertThatThrownBy(() -> Slots.of(network(8, 32_768, new Op.Linear(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The node out must read at most 2,147,483,647 values, but reads 8,589,934,592.");
    }
}
