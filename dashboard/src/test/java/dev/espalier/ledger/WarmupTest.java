package dev.espalier.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.search.Progress;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WarmupTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final long SECOND = 1_000_000;

    private static Progress steps(long done, boolean reused) {
        return new Progress(done, 10_000, "steps", "half of what it draws are cells", reused);
    }

    private static Warmup trained(long... done) {
        @Nullable Warmup warmup = null;
        for (long steps : done) {
            warmup = Warmup.after(warmup, steps(steps, false), 2 * SECOND, NOON);
        }
        return Objects.requireNonNull(warmup);
    }

    @Test
    void endsAtThePaceOfItsChunks() {
        assertThat(trained(1_000).end()).contains(NOON.plusSeconds(18));
        assertThat(trained(1_000, 5_000).end()).contains(NOON.plusSeconds(4));
        assertThat(trained(1_000, 10_000).end()).contains(NOON);
    }

    @Test
    void whatWasThereAlreadySaysNothingAboutThePace() {
        var reused = Warmup.after(null, steps(8_000, true), 1, NOON);
        assertThat(reused.end()).isEqualTo(Optional.empty());

        var trained = Warmup.after(reused, steps(9_000, false), 3 * SECOND, NOON);
        assertThat(trained.end()).contains(NOON.plusSeconds(3));
    }

    @Test
    void aChunkThatIsToldAgainCountsOnce() {
        var once = trained(1_000, 2_000);

        assertThat(Warmup.after(once, steps(2_000, false), 2 * SECOND, NOON.plusSeconds(9)))
                .isEqualTo(once);
    }

    @Test
    void saysHowFarItIs() {
        assertThat(trained(1_000).words()).isEqualTo("1,000 of 10,000 steps");
        assertThat(trained(1_000, 2_500).share()).isEqualTo(0.25);
    }

    @Test
    void saysWhatCameOfItAndWhoseWorkItWas() {
        assertThat(trained(5_000, 10_000).outcome()).isEqualTo("10,000 steps in 4 s. Half of what it draws are cells.");
        var reused = Warmup.after(null, steps(10_000, true), 0, NOON);
        assertThat(reused.outcome())
                .isEqualTo("10,000 steps, all of them from another experiment. Half of what it draws are cells.");
        var both = Warmup.after(Warmup.after(null, steps(4_000, true), 0, NOON), steps(10_000, false), SECOND, NOON);
        assertThat(both.outcome())
                .startsWith("10,000 steps, 4,000 of them from another experiment, the others in 1 s. ");
    }

    @Test
    void namesNoTimeWhereAChunkWasNotTimed() {
        var untimed = Warmup.after(trained(5_000), new Progress(10_000, 10_000, "steps", ""), 0, NOON);

        assertThat(untimed.outcome()).isEqualTo("10,000 steps.");
    }
}
