package dev.espalier.evaluate.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Reads what a program writes, line by line, however long a line is and whatever bytes are in it. A carriage return
 * begins a line anew, as on a terminal, so that of a progress bar only its last state is left.
 */
final class Lines {

    /** What begins with a brace is a message and may be long; of others nobody reads more. */
    static final int LONGEST_MESSAGE = 1 << 20;

    private static final int LONGEST = 2_000;

    private final Consumer<String> consumer;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean message;
    private boolean returned;

    Lines(Consumer<String> consumer) {
        this.consumer = consumer;
    }

    /** Until the end of the stream. A stream that is closed meanwhile has ended. */
    void readAll(InputStream in) {
        var buffer = new byte[8192];
        try (in) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                take(buffer, count);
            }
        } catch (IOException _) {
            // Closed by us, since the program has ended and something that it left behind holds the stream.
        }
        if (line.size() > 0) {
            end();
        }
    }

    private void take(byte[] read, int count) {
        int from = 0;
        for (int i = 0; i < count; i++) {
            if (read[i] == '\n') {
                append(read, from, i);
                from = i + 1;
                end();
            } else if (read[i] == '\r') {
                append(read, from, i);
                from = i + 1;
                returned = true;
            }
        }
        append(read, from, count);
    }

    private void append(byte[] read, int from, int to) {
        if (from == to) {
            return;
        }
        if (returned) {
            line.reset();
            returned = false;
        }
        if (line.size() == 0) {
            message = read[from] == '{';
        }
        int most = message ? LONGEST_MESSAGE + 1 : LONGEST;
        line.write(read, from, Math.min(to - from, most - line.size()));
    }

    private void end() {
        consumer.accept(line.toString(StandardCharsets.UTF_8));
        line.reset();
        returned = false;
    }
}
