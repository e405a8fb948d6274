package dev.espalier.cli.text;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The terminal this process was started in. */
public final class Terminals {

    private static final int USUAL_WIDTH = 80;

    private Terminals() {}

    // Without a terminal it is null again since JDK 25, which went back to the console of java.base.
    @SuppressWarnings("SystemConsoleNull")
    public static Terminal ofProcess(Map<String, String> environment) {
        var console = System.console();
        boolean interactive = console != null && console.isTerminal();
        boolean color = interactive
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !"dumb".equals(environment.get("TERM"));
        var raw = new FileOutputStream(FileDescriptor.out);
        return new Terminal(
                utf8(raw),
                utf8(new FileOutputStream(FileDescriptor.err)),
                raw,
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                interactive,
                color,
                unicode(environment),
                interactive ? width(environment) : 0);
    }

    /** Always UTF-8: what is written may be read by a program that expects JSON. */
    private static PrintWriter utf8(OutputStream out) {
        return new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    private static boolean unicode(Map<String, String> environment) {
        for (var name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            var value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return value.toUpperCase(Locale.ROOT).replace("-", "").contains("UTF8");
            }
        }
        return false;
    }

    private static int width(Map<String, String> environment) {
        int told = number(environment.getOrDefault("COLUMNS", ""));
        return told > 0 ? told : asked();
    }

    /** Java cannot ask a terminal for its size; stty can, in a few milliseconds. */
    private static int asked() {
        try {
            var stty = new ProcessBuilder("stty", "size")
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .start();
            if (!stty.waitFor(1, TimeUnit.SECONDS)) {
                stty.destroy();
                return USUAL_WIDTH;
            }
            var answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            int columns = number(answer.substring(answer.indexOf(' ') + 1));
            return columns > 0 ? columns : USUAL_WIDTH;
        } catch (IOException e) {
            return USUAL_WIDTH;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return USUAL_WIDTH;
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
