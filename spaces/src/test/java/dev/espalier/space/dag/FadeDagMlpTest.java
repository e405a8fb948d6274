package dev.espalier.space.dag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.space.DecisionSpace;
import dev.espalier.space.FlatSpaceContract;
import dev.espalier.space.Frame;
import dev.espalier.space.Op;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FadeDagMlpTest extends FlatSpaceContract {

    @Override
    protected DecisionSpace space() {
        return new FadeDagMlp();
    }

    @Test
    void hasNothingButFullyConnectedLayersOf17Units() {
        var network = space().network(space().sample(new SplittableRandom(1)), new Frame(1, 28, 10, 0, 0));
        assertThat(network.nodes())
                .filteredOn(node -> node.op() instanceof Op.Conv)
                .isEmpty();
        assertThat(network.nodes().subList(0, network.nodes().size() - 1))
                .filteredOn(node -> node.op() instanceof Op.Linear)
                .allMatch(node -> node.op().equals(new Op.Linear(17)));
    }
}
