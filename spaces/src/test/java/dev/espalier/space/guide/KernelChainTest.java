package dev.espalier.space.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.space.SearchSpace;
import dev.espalier.space.SearchSpaceContract;
import org.junit.jupiter.api.Test;

class KernelChainTest extends SearchSpaceContract {

    @Override
    protected SearchSpace space() {
        return new KernelChain();
    }

    @Test
    void has27Networks() {
        assertThat(new KernelChain().size()).isEqualTo(27);
    }
}
