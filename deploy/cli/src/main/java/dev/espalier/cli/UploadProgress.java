package dev.espalier.cli;

import dev.espalier.cli.text.Amounts;
import dev.espalier.cli.text.Terminal;
import java.util.function.LongConsumer;

/** How far a file has been sent: a rewritten line with a bar, or a line every ten seconds in a log. */
final class UploadProgress implements LongConsumer {

    private static final long LIVE_GAP_NANOS = 100_000_000L;
    private static final long LOG_GAP_NANOS = 10_000_000_000L;
    private static final int BAR = 30;

    private final Terminal terminal;
    private final TableFile file;
    private long told = System.nanoTime();

    UploadProgress(Terminal terminal, TableFile file) {
        this.terminal = terminal;
        this.file = file;
    }

    @Override
    public void accept(long bytes) {
        long now = System.nanoTime();
        boolean whole = bytes >= file.size();
        if (!whole && now - told < (terminal.interactive() ? LIVE_GAP_NANOS : LOG_GAP_NANOS)) {
            return;
        }
        told = now;
        double share = (double) bytes / file.size();
        var amount = "%s of %s, %d %%%s"
                .formatted(
                        Amounts.bytes(bytes),
                        Amounts.bytes(file.size()),
                        (int) (share * 100),
                        whole ? "; the server reads it" : "");
        if (terminal.interactive()) {
            terminal.rewrite(terminal.bar(share, BAR) + "  " + amount);
        } else {
            terminal.tell("Sent " + amount + ".");
        }
    }

    void end() {
        terminal.clear();
    }
}
