package dev.espalier.cli.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** Instants as a person's clock shows them. */
public final class Times {

    private Times() {}

    /** Date and time in the local zone, {@code 2026-11-23 14:03:27}; what is no instant stays as it is. */
    public static String local(String instant) {
        if (instant.isEmpty()) {
            return "";
        }
        try {
            return local(Instant.parse(instant), ZoneId.systemDefault());
        } catch (DateTimeException e) {
            return instant;
        }
    }

    static String local(Instant instant, ZoneId zone) {
        var time = instant.atZone(zone);
        // By hand: a DateTimeFormatter of patterns loads the locale data, a tenth of a command's time.
        return time.getYear() + "-" + two(time.getMonthValue()) + "-" + two(time.getDayOfMonth()) + " " + clock(time);
    }

    /** The time of day: {@code 14:03:27}. */
    public static String clock(ZonedDateTime time) {
        return two(time.getHour()) + ":" + two(time.getMinute()) + ":" + two(time.getSecond());
    }

    /** The zone that local times are in, for a column's head: {@code Europe/Berlin}, {@code UTC}. */
    public static String zone() {
        return zone(ZoneId.systemDefault());
    }

    static String zone(ZoneId zone) {
        return zone.normalized().equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
