package dev.espalier.evaluate.command;

import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What comes from a program's two outputs: messages wait in a short queue, so that a program that floods it waits, too;
 * all else goes to the log.
 */
final class Hearing {

    private static final int WAITING = 256;

    private final BlockingQueue<Message> messages = new ArrayBlockingQueue<>(WAITING);
    private final Tail tail;
    private final List<Thread> readers;
    private volatile boolean closed;

    Hearing(InputStream output, InputStream errors, Tail tail) {
        this.tail = tail;
        this.readers = List.of(reader("output", output, this::line), reader("errors", errors, tail::error));
    }

    private static Thread reader(String name, InputStream in, Consumer<String> lines) {
        return Thread.ofPlatform().daemon().name("command-" + name).start(() -> new Lines(lines).readAll(in));
    }

    private void line(String line) {
        if (!line.startsWith("{")) {
            tail.other(line);
        } else if (line.length() > Lines.LONGEST_MESSAGE) {
            hear(new Message.Wrong("The command wrote a line of JSON that is longer than a mebibyte."));
        } else {
            MessageReader.read(line).forEach(this::hear);
        }
    }

    private void hear(Message message) {
        try {
            while (!closed && !messages.offer(message, 100, TimeUnit.MILLISECONDS)) {
                // Nobody has taken any for a while.
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** The next message, or null when none came for a while. */
    @Nullable
    Message next(Duration patience) throws InterruptedException {
        return messages.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether all that was written has been heard. */
    boolean isOver() {
        return messages.isEmpty() && readers.stream().noneMatch(Thread::isAlive) && messages.isEmpty();
    }

    /** Waits for what is on its way to the log. */
    void close() throws InterruptedException {
        closed = true;
        for (var reader : readers) {
            reader.join(Duration.ofSeconds(1));
        }
    }
}
