package dev.espalier.measure;

import dev.espalier.hardware.measure.Finding.Disturbed;
import dev.espalier.hardware.measure.Protocol;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Looks at what others do before anything is timed: that costs nothing, and disturbs nobody. */
final class Calm {

    private static final int LOOK_MS = 200;

    /** So often, since whoever trains beside this process may have to finish a step before it waits. */
    private static final int LOOKS = 10;

    private Calm() {}

    /** Waits for it for a moment; what keeps it from being calm, if it does not become so. */
    static Optional<Disturbed> await(Protocol protocol) {
        double othersPct = 0;
        for (int look = 0; look < LOOKS; look++) {
            var before = Watch.look();
            long begun = System.nanoTime();
            sleep();
            double wallMs = (System.nanoTime() - begun) / 1e6;
            var evidence = before.until(Watch.look(), wallMs);
            othersPct = evidence.watched() ? 100 * evidence.othersMs() / wallMs / evidence.cores() : 0;
            if (othersPct <= protocol.othersPct()) {
                return Optional.empty();
            }
        }
        return Optional.of(new Disturbed(
                "others take %.0f %% of its processor time, where at most %.0f %% are borne"
                        .formatted(othersPct, protocol.othersPct()),
                new TreeMap<>()));
    }

    private static void sleep() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
