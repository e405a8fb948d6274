package dev.espalier.cli.watch;

import dev.espalier.cli.text.Amounts;
import dev.espalier.cli.text.Terminal;
import dev.espalier.cli.text.Times;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;

/** One line that is rewritten, with a bar; above it a line for every new incumbent. */
final class LiveScreen implements Screen {

    private static final int LONGEST_BAR = 30;

    private final Terminal terminal;
    private final Pace pace = new Pace();
    private String incumbent = "";

    LiveScreen(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void show(Standing standing) {
        var warming = standing.warming();
        if (warming.isPresent()) {
            pace.clear();
            rewrite(warming.get().share(), text(standing, warming.get()));
            return;
        }
        if (standing.status().equals("running")) {
            pace.add(System.nanoTime() / 1e9, standing.share());
        } else {
            pace.clear();
        }
        if (!standing.bestTrial().isEmpty() && !standing.bestTrial().equals(incumbent)) {
            incumbent = standing.bestTrial();
            terminal.clear();
            terminal.print("%s  round %d  new best %s  (trial %s)"
                    .formatted(
                            Times.clock(ZonedDateTime.now(ZoneId.systemDefault())),
                            standing.rounds(),
                            terminal.green(standing.best()),
                            incumbent));
        }
        rewrite(standing.share(), text(standing));
    }

    private void rewrite(double share, String text) {
        int room = terminal.width() - text.length() - 4;
        terminal.rewrite(terminal.bar(share, Math.clamp(room, 5, LONGEST_BAR)) + "  " + text);
    }

    private static String text(Standing standing, Warming warming) {
        var status = standing.status().equals("running") ? "" : standing.status() + "  ";
        return "%swarming up  %s".formatted(status, warming.words(Instant.now()));
    }

    private String text(Standing standing) {
        var parts = new ArrayList<String>();
        if (!standing.status().equals("running")) {
            parts.add(standing.status());
        }
        parts.add(standing.progress());
        parts.add("round " + standing.round());
        if (!standing.best().isEmpty()) {
            parts.add("best " + standing.best());
        }
        parts.add(Amounts.hours(standing.gpuSeconds()) + " GPU h");
        double remaining = pace.remainingSeconds();
        if (!Double.isNaN(remaining)) {
            parts.add("ETA " + Amounts.span(remaining));
        }
        if (!standing.underWay().evaluations().isEmpty()) {
            parts.add(standing.underWay().words());
        }
        return String.join("  ", parts);
    }
}
