package dev.espalier.page;

import dev.espalier.ledger.Stint;
import java.time.Duration;
import java.util.List;

/** Stretches of work in words and in the classes of their bars. */
final class StintWords {

    private StintWords() {}

    static String style(Stint.Kind kind) {
        return switch (kind) {
            case EVALUATED -> "ok";
            case FAILED -> "failed";
            case CUT_OFF -> "lost";
            case WENT_ON, AGAIN -> "again";
            case MEASURED -> "device";
            case WAITED -> "away";
            case RUNNING -> "running";
            case ROUND -> "ok round-bar";
        };
    }

    static String word(Stint.Kind kind) {
        return switch (kind) {
            case EVALUATED -> "evaluated";
            case FAILED -> "failed";
            case CUT_OFF -> "before its worker died, lost in part";
            case WENT_ON -> "went on from what was saved";
            case AGAIN -> "begun again, nothing was saved";
            case MEASURED -> "measured on a device";
            case WAITED -> "device busy or off";
            case RUNNING -> "being evaluated";
            case ROUND -> "a round";
        };
    }

    static String name(Stint stint) {
        return switch (stint.kind()) {
            case ROUND -> "round " + Said.count(stint.round() + 1);
            case WAITED -> "waiting";
            case EVALUATED, FAILED, CUT_OFF, WENT_ON, AGAIN, MEASURED, RUNNING -> stint.trial();
        };
    }

    /** What its bar opens: its trial, or the trials of its round; nothing where it is of none. */
    static String href(String experiment, Stint stint) {
        return switch (stint.kind()) {
            case ROUND -> "/experiments/%s?tab=trials&only=%d".formatted(experiment, stint.round() + 1);
            case WAITED -> "";
            case EVALUATED, FAILED, CUT_OFF, WENT_ON, AGAIN, MEASURED, RUNNING ->
                "/experiments/%s/trials/%s".formatted(experiment, stint.trial());
        };
    }

    static String what(Stint stint) {
        return stint.number() > 1 ? "attempt %d, %s".formatted(stint.number(), word(stint.kind())) : word(stint.kind());
    }

    static String took(Stint stint) {
        var took = Duration.between(stint.begun(), stint.ended());
        return took.toMillis() < 1_000 ? took.toMillis() + " ms" : Said.span(took);
    }

    /** "Trial 5-0 on gpu-a: evaluated, 14:03:11 to 14:05:20, 2 min 9 s". */
    static String title(Stint stint, String lane) {
        var name = stint.kind() == Stint.Kind.ROUND || stint.kind() == Stint.Kind.WAITED
                ? name(stint)
                : "trial " + name(stint);
        return "%s on %s: %s, %s to %s, %s"
                .formatted(
                        Character.toUpperCase(name.charAt(0)) + name.substring(1),
                        lane,
                        what(stint),
                        Said.clock(stint.begun()),
                        Said.clock(stint.ended()),
                        took(stint));
    }

    /** Whether it took a worker's time. */
    static boolean works(Stint stint) {
        return !List.of(Stint.Kind.MEASURED, Stint.Kind.WAITED).contains(stint.kind());
    }
}
