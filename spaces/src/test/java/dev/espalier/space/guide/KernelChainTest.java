package dev.espalier.space.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.space.DecisionSpace;
import dev.espalier.space.FlatSpaceContract;
import org.junit.jupiter.api.Test;

class KernelChainTest extends FlatSpaceContract {

    @Override
    protected DecisionSpace space() {
        return new KernelChain();
    }

    @Test
    void has27Networks() {
        assertThat(new KernelChain().size()).isEqualTo(27);
    }
}
