package dev.espalier.hardware.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells a device that is disturbed from one that has changed. Others who are at work make the reference network slower for
 * a while; a device that stays slower, or has become faster, is not the one it was.
 */
final class Drift {

    /** Beyond this the reference network says that something is different, in percent. */
    static final double TOLERANCE_PCT = 3;

    private static final int FASTER_TIMES = 3;
    private static final int SLOWER_TIMES = 6;
    private static final Duration SLOWER_FOR = Duration.ofMinutes(1);

    private final @Nullable Level standing;
    private final List<Seen> strange = new ArrayList<>();

    private record Seen(Figures figures, long millis) {}

    /** @param standing what the reference network takes on this device; null where it was never measured */
    Drift(@Nullable Level standing) {
        this.standing = standing;
    }

    /** What a reading of the reference network says. */
    enum Word {
        /** The device is as it was. */
        SAME,
        /** It is another one, or was never measured. */
        MOVED,
        /** Nobody knows yet. */
        STRANGE
    }

    Word hear(Reading reading, Figures figures, long millis) {
        if (standing == null || !standing.comparable(reading)) {
            return Word.MOVED;
        }
        double distance = standing.distancePct(figures);
        if (Math.abs(distance) <= TOLERANCE_PCT) {
            strange.clear();
            return Word.SAME;
        }
        if (!strange.isEmpty() && !close(strange.getFirst().figures(), figures)) {
            strange.clear();
        }
        strange.add(new Seen(figures, millis));
        boolean lasted = millis - strange.getFirst().millis() >= SLOWER_FOR.toMillis();
        boolean moved = distance < 0 ? strange.size() >= FASTER_TIMES : strange.size() >= SLOWER_TIMES && lasted;
        return moved ? Word.MOVED : Word.STRANGE;
    }

    static boolean close(Figures one, Figures other) {
        return Math.abs(100 * (one.meanMs() / other.meanMs() - 1)) <= TOLERANCE_PCT;
    }

    /** In a sentence, after "because". */
    String words(Figures figures) {
        double distance = standing == null ? 0 : standing.distancePct(figures);
        return "the reference network takes %.1f %% %s than it did on this device"
                .formatted(Math.abs(distance), distance > 0 ? "longer" : "less");
    }
}
