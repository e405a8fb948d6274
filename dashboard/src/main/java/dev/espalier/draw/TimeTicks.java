package dev.espalier.draw;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Round times along an axis, in UTC, so far apart that their words do not touch. */
final class TimeTicks {

    private static final double CLOSEST = 0.085;
    private static final int MOST = 9;
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private static final long[] STEPS = {
        1,
        2,
        5,
        10,
        20,
        50,
        100,
        200,
        500,
        SECOND,
        2 * SECOND,
        5 * SECOND,
        10 * SECOND,
        15 * SECOND,
        30 * SECOND,
        MINUTE,
        2 * MINUTE,
        5 * MINUTE,
        10 * MINUTE,
        15 * MINUTE,
        30 * MINUTE,
        HOUR,
        2 * HOUR,
        3 * HOUR,
        6 * HOUR,
        12 * HOUR,
        DAY,
        2 * DAY,
        7 * DAY,
        14 * DAY,
        30 * DAY,
        90 * DAY,
        365 * DAY
    };

    private TimeTicks() {}

    /** @param share 0 to 1 */
    record Tick(double share, String text) {}

    static List<Tick> of(FoldedTime time) {
        long step = step(time.drawn());
        var format =
                DateTimeFormatter.ofPattern(pattern(step, Duration.between(time.from(), time.to())), Locale.ENGLISH);
        var ticks = new ArrayList<Tick>();
        double last = -1;
        long first = Math.ceilDiv(time.from().toEpochMilli(), step) * step;
        for (long at = first; at <= time.to().toEpochMilli(); at = next(time, at, step)) {
            var instant = Instant.ofEpochMilli(at);
            double share = time.share(instant);
            if (!time.inFold(instant) && share - last >= CLOSEST) {
                ticks.add(new Tick(share, format.format(instant.atOffset(ZoneOffset.UTC))));
                last = share;
            }
        }
        return ticks;
    }

    /** Over a fold in one step: it may be years long. */
    private static long next(FoldedTime time, long at, long step) {
        var instant = Instant.ofEpochMilli(at);
        return time.folds().stream()
                .filter(fold -> instant.isAfter(fold.from()) && instant.isBefore(fold.to()))
                .findFirst()
                .map(fold -> Math.max(at + step, Math.ceilDiv(fold.to().toEpochMilli(), step) * step))
                .orElse(at + step);
    }

    private static long step(Duration drawn) {
        for (long step : STEPS) {
            if (drawn.toMillis() / step < MOST) {
                return step;
            }
        }
        return STEPS[STEPS.length - 1];
    }

    private static String pattern(long step, Duration whole) {
        if (step >= DAY) {
            return "EEE d MMM";
        }
        if (whole.toMillis() > DAY) {
            return "EEE HH:mm";
        }
        return step >= MINUTE ? "HH:mm" : step >= SECOND ? "HH:mm:ss" : "HH:mm:ss.SSS";
    }
}
