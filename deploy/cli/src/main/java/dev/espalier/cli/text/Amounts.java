package dev.espalier.cli.text;

import java.util.Locale;

/** Numbers and lengths of time as people read them. */
public final class Amounts {

    /** From here on a number is a power of ten, not a count. */
    private static final double LONG = 1e12;

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Amounts() {}

    /** Four figures, more only before the decimal point: 91.52, 0.0713, 1824, 3.2e18. */
    public static String number(double value) {
        return number(value, decimals(value));
    }

    /** A number in a column whose numbers have so many decimals. */
    public static String number(double value, int decimals) {
        return Math.abs(value) >= LONG ? String.format(Locale.ROOT, "%.1e", value) : decimal(value, decimals);
    }

    /** How many decimals show four figures of a number; none of a whole one. */
    public static int decimals(double value) {
        double size = Math.abs(value);
        if (size >= 1000 || value == Math.rint(value)) {
            return 0;
        }
        return size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 4;
    }

    public static String decimal(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** GPU time as it is billed: {@code 88.8 h}. */
    public static String gpuHours(long seconds) {
        return hours(seconds) + " h";
    }

    /** Hours where the unit is said: 0.51, 12.3, 126. */
    public static String hours(long seconds) {
        double hours = (double) seconds / HOUR;
        return decimal(hours, hours >= 100 ? 0 : hours >= 10 ? 1 : 2);
    }

    /** The two largest units: 45 s, 12 min 3 s, 5 h 12 min, 3 d 4 h. */
    public static String span(double seconds) {
        return span(Math.round(seconds));
    }

    /** The same of whole seconds. */
    public static String span(long whole) {
        if (whole < MINUTE) {
            return whole + " s";
        }
        if (whole < HOUR) {
            return pair(whole, MINUTE, "min", 1, "s");
        }
        return whole < DAY ? pair(whole, HOUR, "h", MINUTE, "min") : pair(whole, DAY, "d", HOUR, "h");
    }

    private static String pair(long seconds, long large, String largeUnit, long small, String smallUnit) {
        long rest = seconds % large / small;
        return seconds / large + " " + largeUnit + (rest == 0 ? "" : " " + rest + " " + smallUnit);
    }

    /** A size in memory or on a disk: 512 B, 3.4 MB, 120 GB. */
    public static String bytes(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        double size = bytes;
        int unit = -1;
        while (size >= 999.5) {
            size /= 1000;
            unit++;
        }
        return decimal(size, size >= 99.95 ? 0 : 1) + " " + "kMGTPE".charAt(unit) + "B";
    }

    /** A count with its noun: 1 trial, 300 trials. */
    public static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
