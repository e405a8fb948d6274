package dev.espalier.cli.watch;

import dev.espalier.cli.text.Amounts;
import dev.espalier.cli.text.Terminal;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * For logs: a line per closed round or chunk of warm-up, not more than one every two seconds, and one per change of
 * status; while a round takes longer, one every half minute that says what is under way.
 */
final class LineScreen implements Screen {

    private static final long GAP_NANOS = 2_000_000_000L;
    private static final long SILENCE_NANOS = 30_000_000_000L;

    private final Terminal terminal;
    private final LongSupplier nanos;
    private final Pace pace = new Pace();
    private long told;
    private long rounds;
    private String warmed = "";
    private String status = "";
    private String underWay = "";

    LineScreen(Terminal terminal, LongSupplier nanos) {
        this.terminal = terminal;
        this.nanos = nanos;
        this.told = nanos.getAsLong() - GAP_NANOS;
    }

    @Override
    public void show(Standing standing) {
        long now = nanos.getAsLong();
        var warming = standing.warming();
        if (warming.isPresent()) {
            pace.clear();
        } else {
            pace.add(now / 1e9, standing.share());
        }
        var warmed = warming.map(Warming::progress).orElse("");
        boolean closed = (standing.rounds() > rounds || !warmed.equals(this.warmed)) && now - told >= GAP_NANOS;
        boolean turned = !standing.status().equals(status);
        boolean silent = !standing.underWay().words().equals(underWay) && now - told >= SILENCE_NANOS;
        if (closed || turned || silent) {
            told = now;
            rounds = standing.rounds();
            this.warmed = warmed;
            status = standing.status();
            underWay = standing.underWay().words();
            terminal.print(warming.map(part -> line(standing, part)).orElseGet(() -> line(standing)));
        }
    }

    private static String line(Standing standing, Warming warming) {
        return "%s  %s  warming up  %s".formatted(standing.id(), standing.status(), warming.words(Instant.now()));
    }

    private String line(Standing standing) {
        double remaining = pace.remainingSeconds();
        return "%s  %s  round %d  %s%s  %s GPU h%s%s"
                .formatted(
                        standing.id(),
                        standing.status(),
                        standing.round(),
                        standing.progress(),
                        standing.best().isEmpty() ? "" : "  best " + standing.best(),
                        Amounts.hours(standing.gpuSeconds()),
                        Double.isNaN(remaining) || standing.ended() ? "" : "  ETA " + Amounts.span(remaining),
                        underWay.isEmpty() ? "" : "  " + underWay);
    }
}
