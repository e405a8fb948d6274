package dev.espalier.space.table;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A unit as the ends of names state it: {@code latency_ms@pixel3}, {@code Latency (us)}, {@code acc_%}. */
enum Unit {
    PERCENT(Kind.SHARE, "percent", "pct percent %"),
    FRACTION(Kind.SHARE, "a fraction", "frac fraction ratio"),
    NANOSECONDS(Kind.TIME, "nanoseconds", "ns nanos nanoseconds"),
    MICROSECONDS(Kind.TIME, "microseconds", "us µs usec micros microseconds"),
    MILLISECONDS(Kind.TIME, "milliseconds", "ms msec millis milliseconds"),
    SECONDS(Kind.TIME, "seconds", "s sec secs seconds"),
    MINUTES(Kind.TIME, "minutes", "mins minutes"),
    HOURS(Kind.TIME, "hours", "h hr hrs hours"),
    THOUSANDS(Kind.COUNT, "thousands", "k"),
    MILLIONS(Kind.COUNT, "millions", "m mio million millions"),
    BILLIONS(Kind.COUNT, "billions", "g b billion billions"),
    MILLIJOULES(Kind.ENERGY, "millijoules", "mj millijoules"),
    JOULES(Kind.ENERGY, "joules", "j joules"),
    MILLIWATTS(Kind.ENERGY, "milliwatts", "mw milliwatts"),
    WATTS(Kind.ENERGY, "watts", "w watts"),
    KILOBYTES(Kind.MEMORY, "kilobytes", "kb kib"),
    MEGABYTES(Kind.MEMORY, "megabytes", "mb mib"),
    GIGABYTES(Kind.MEMORY, "gigabytes", "gb gib");

    private static final Pattern BORDER = Pattern.compile("[^\\p{Alnum}%µ]+|(?<=\\p{Lower})(?=\\p{Upper})|(?=%)");

    /** Words for quantities that come in several units, each with the usual one. */
    private static final Map<String, Unit> NEEDED = Map.of(
            "acc", PERCENT,
            "accuracy", PERCENT,
            "error", PERCENT,
            "latency", MILLISECONDS,
            "time", SECONDS,
            "energy", MILLIJOULES,
            "power", WATTS,
            "memory", MEGABYTES);

    private final Kind kind;
    private final String words;
    private final String endings;

    private enum Kind {
        SHARE,
        TIME,
        COUNT,
        ENERGY,
        MEMORY
    }

    Unit(Kind kind, String words, String endings) {
        this.kind = kind;
        this.words = words;
        this.endings = " " + endings + " ";
    }

    /** The unit at the end of a name of more than one word. */
    static @Nullable Unit of(String name) {
        int at = name.indexOf('@');
        var words = BORDER.split(at < 0 ? name : name.substring(0, at));
        if (words.length > 1) {
            var last = words[words.length - 1].toLowerCase(Locale.ROOT);
            for (var unit : values()) {
                if (unit.endings.contains(" " + last + " ")) {
                    return unit;
                }
            }
        }
        return null;
    }

    /** The unit that a metric of such a name lacks, or null where its name states one or has none to state. */
    static @Nullable Unit missing(String metric) {
        return of(metric) == null
                ? Arrays.stream(BORDER.split(metric.split("@", 2)[0]))
                        .map(NEEDED::get)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null)
                : null;
    }

    /** How the names of metrics state it. */
    String ending() {
        return endings.strip().split(" ")[0];
    }

    /** Whether a column of that unit cannot hold this one. A single letter may well stand for something else. */
    boolean contradicts(Unit column) {
        return column != this && (column.kind == kind || column.kind != Kind.COUNT);
    }

    /** For people. */
    String words() {
        return words;
    }

    /** What is wrong with a value, or null. */
    @Nullable
    String complaint(double value) {
        return switch (this) {
            case PERCENT -> value < 0 || value > 100 ? "from 0 to 100" : null;
            case FRACTION -> value < 0 || value > 1 ? "from 0 to 1" : null;
            case MILLISECONDS, MICROSECONDS, NANOSECONDS -> value <= 0 ? "above 0" : null;
            case SECONDS,
                    MINUTES,
                    HOURS,
                    THOUSANDS,
                    MILLIONS,
                    BILLIONS,
                    MILLIJOULES,
                    JOULES,
                    MILLIWATTS,
                    WATTS,
                    KILOBYTES,
                    MEGABYTES,
                    GIGABYTES -> value < 0 ? "0 or more" : null;
        };
    }
}
