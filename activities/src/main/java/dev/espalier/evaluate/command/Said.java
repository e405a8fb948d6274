package dev.espalier.evaluate.command;

import java.util.Locale;
import java.util.Map;

/** How a program's end is said. */
final class Said {

    private static final int LONGEST = 200;

    private static final int SIGNALLED = 128;

    private static final Map<Integer, String> SIGNALS = Map.of(
            1, "HUP", 2, "INT", 3, "QUIT", 4, "ILL", 6, "ABRT", 7, "BUS", 8, "FPE", 9, "KILL", 11, "SEGV", 15, "TERM");

    private Said() {}

    /** @param lastWords of its error output, or empty */
    static String ending(int status, String lastWords) {
        if (status > SIGNALLED && SIGNALS.containsKey(status - SIGNALLED)) {
            int signal = status - SIGNALLED;
            return "The command was ended by signal %d (%s).%s"
                    .formatted(
                            signal, SIGNALS.get(signal), signal == 9 ? "\nMaybe the machine ran out of memory." : "");
        }
        return lastWords.isEmpty()
                ? "The command ended with exit code %d.".formatted(status)
                : "The command ended with exit code %d: %s".formatted(status, brief(lastWords));
    }

    static String brief(String text) {
        var line = text.strip().lines().findFirst().orElse("");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    static String minutes(CommandSettings settings) {
        double minutes = settings.timeoutMinutes();
        return minutes < 1 ? plain(minutes * 60) + " s" : plain(minutes) + " min";
    }

    /** At most one digit after the point, and none where it is a zero. */
    private static String plain(double number) {
        return String.format(Locale.ROOT, "%.1f", number).replaceFirst("\\.0$", "");
    }
}
