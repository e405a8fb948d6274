package dev.espalier.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Numbers, durations and times as the pages write them; times are UTC. */
final class Said {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final long HOURS_FROM_SECONDS = 5_400;

    /** From here on nobody counts digits. */
    private static final double POWERS_FROM = 1e12;

    private Said() {}

    /** A number of things, with a comma from a thousand on. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A number of things with their name: "1 trial", "2,000 trials". */
    static String count(long number, String one) {
        return count(number) + " " + one + (number == 1 ? "" : one.matches(".*(s|sh|ch|x)") ? "es" : "s");
    }

    /** Labels as chips: "team: vision", "prod". */
    static List<String> labels(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(label -> label.getValue().isEmpty() ? label.getKey() : label.getKey() + ": " + label.getValue())
                .toList();
    }

    /** A number with fixed digits after the point and a true minus; of very large ones their power of ten. */
    static String fixed(double value, int digits) {
        if (Math.abs(value) >= POWERS_FROM) {
            return String.format(Locale.ROOT, "%.3e", value).replace("e+", "e").replace('-', '−');
        }
        return String.format(Locale.ROOT, "%,." + digits + "f", value).replace('-', '−');
    }

    /** A change: with its sign, zero without. */
    static String signed(double value, int digits) {
        var text = fixed(value, digits);
        return text.matches("−?[0.]+") ? "0" : value > 0 ? "+" + text : text;
    }

    /** As short as it can be without being another number. */
    static String plain(double value) {
        var text = java.math.BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        return text.replace('-', '−');
    }

    /** A share in percent: "0.06 %", "12 %". */
    static String percent(double share) {
        double percent = 100 * share;
        return fixed(percent, percent == 0 || percent >= 1 ? 0 : 2) + " %";
    }

    /** The number of {@link #gpuUnit} that some GPU seconds are. */
    static String gpu(long seconds) {
        if (seconds < HOURS_FROM_SECONDS) {
            return fixed(seconds / 60.0, seconds == 0 || seconds >= 600 ? 0 : 1);
        }
        return fixed(seconds / 3600.0, seconds >= 360_000 ? 0 : 1);
    }

    static String gpuUnit(long seconds) {
        return seconds < HOURS_FROM_SECONDS ? "GPU min" : "GPU h";
    }

    /** GPU time with its unit. */
    static String gpuTime(long seconds) {
        return gpu(seconds) + " " + gpuUnit(seconds);
    }

    /** A time by the clock: "5 h 12 min", "11 s". */
    static String duration(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds >= 172_800) {
            return "%d d %d h".formatted(seconds / 86_400, seconds % 86_400 / 3600);
        } else if (seconds >= 3600) {
            return "%d h %d min".formatted(seconds / 3600, seconds % 3600 / 60);
        }
        return seconds >= 60 ? "%d min".formatted(seconds / 60) : "%d s".formatted(seconds);
    }

    /** A time by the clock with its seconds: "5 min 12 s". */
    static String span(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        return seconds >= 60 && seconds < 3600
                ? "%d min %d s".formatted(seconds / 60, seconds % 60)
                : duration(duration);
    }

    /** "Mon 23 Nov, 03:01". */
    static String time(Instant at) {
        return TIME.format(at.atOffset(ZoneOffset.UTC));
    }

    /** "03:01:25", for what is near. */
    static String clock(Instant at) {
        return CLOCK.format(at.atOffset(ZoneOffset.UTC));
    }

    /** "Mon 03:01" for what is less than six days away, else "23 Nov 2026". */
    static String shortTime(Instant at, Instant now) {
        boolean near = Duration.between(at, now).abs().compareTo(Duration.ofDays(6)) < 0;
        return (near ? SHORT : DAY).format(at.atOffset(ZoneOffset.UTC));
    }
}
