package dev.espalier.space.custom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.space.DecisionSpace;
import dev.espalier.space.FlatSpaceContract;
import org.junit.jupiter.api.Test;

/** The laws, for a space of which nobody says what it builds. */
class BareSpaceTest extends FlatSpaceContract {

    @Override
    protected DecisionSpace space() {
        return CustomSpace.read("""
                name: bare
                summary: Three decisions without a template
                decisions:
                  kernel: [3, 5, 7]
                  block: [skip, mbconv]
                  only: [one]
                """);
    }

    @Test
    void itsSummaryEndsLikeASentence() {
        assertThat(space().summary()).isEqualTo("Three decisions without a template.");
        assertThat(space().size()).isEqualTo(6);
    }
}
