package dev.espalier.cli.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Pattern;

/** Lengths of GPU time as files and answers write them: {@code 500 h}, {@code PT500H}, or a number of seconds. */
public final class GpuTime {

    private static final Pattern AMOUNT = Pattern.compile("([0-9.]+) *(s|min|h|d)");

    private GpuTime() {}

    /** In seconds; NaN where there is none. */
    public static double seconds(JsonNode value) {
        if (value.isNumber()) {
            return value.asDouble();
        }
        return value.isTextual() ? seconds(value.asText()) : Double.NaN;
    }

    private static double seconds(String text) {
        var amount = AMOUNT.matcher(text);
        try {
            return amount.matches()
                    ? Double.parseDouble(amount.group(1)) * unit(amount.group(2))
                    : Duration.parse(text).toSeconds();
        } catch (DateTimeException | NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static double unit(String unit) {
        return switch (unit) {
            case "d" -> 86_400;
            case "h" -> 3600;
            case "min" -> 60;
            default -> 1;
        };
    }
}
