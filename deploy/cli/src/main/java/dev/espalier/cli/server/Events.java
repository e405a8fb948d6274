package dev.espalier.cli.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A stream of server-sent events whose data is JSON. One thread reads it; any may close it, which the reading thread
 * notices at the next line, a heartbeat at the latest: closing the connection under it would wait for just that.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-sent events</a>
 */
public final class Events implements AutoCloseable {

    /** Three of the server's heartbeats: longer silence means that the connection is dead. */
    static final int SILENCE_MS = 45_000;

    private final Call call;
    private final BufferedReader reader;
    private volatile boolean closed;

    private Events(Call call, BufferedReader reader) {
        this.call = call;
        this.reader = reader;
    }

    static Events open(Call call) {
        try {
            return new Events(call, new BufferedReader(new InputStreamReader(call.content(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new Failure("The connection to the server's events broke: %s.".formatted(e.getMessage()));
        }
    }

    /** The data of the next event, or null at the end of the stream and when it was closed. Comments and events without data are passed over. */
    public @Nullable JsonNode next() throws IOException {
        var data = new StringBuilder();
        for (var line = reader.readLine(); line != null && !closed; line = reader.readLine()) {
            if (line.startsWith("data:")) {
                data.append(line, "data:".length(), line.length()).append('\n');
            } else if (line.isEmpty() && !data.isEmpty()) {
                return parsed(data.toString());
            }
        }
        call.close();
        return null;
    }

    private static JsonNode parsed(String data) throws IOException {
        try {
            return Json.parse(data);
        } catch (JsonProcessingException e) {
            throw new IOException("an event's data is no JSON", e);
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
