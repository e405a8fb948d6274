package dev.espalier.api;

import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Reads a stream of events one by one, until it breaks it off. */
final class Follower implements AutoCloseable {

    private final HttpURLConnection connection;
    private final BufferedReader lines;

    /** An event; a comment has a name that begins with a colon. */
    record Event(String name, String id, String data) {}

    private Follower(HttpURLConnection connection) throws IOException {
        this.connection = connection;
        this.lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * @param path below the API's root
     * @param last id of the last event, or empty
     */
    static Follower of(String path, String last) {
        try {
            var connection =
                    (HttpURLConnection) URI.create("http://localhost:%d/api/v1/%s".formatted(RestAssured.port, path))
                            .toURL()
                            .openConnection();
            connection.setReadTimeout(60_000);
            if (!last.isEmpty()) {
                connection.setRequestProperty("Last-Event-ID", last);
            }
            return new Follower(connection);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String header(String name) {
        return String.valueOf(connection.getHeaderField(name));
    }

    Event next() {
        try {
            var event = new Event("", "", "");
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty() && !event.name.isEmpty()) {
                    return event;
                }
                event = with(event, line);
            }
            throw new AssertionError("The stream ended.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Event with(Event event, String line) {
        if (line.startsWith(":")) {
            return new Event(line, event.id, event.data);
        }
        var value = line.substring(line.indexOf(':') + 1).strip();
        return switch (line.substring(0, Math.max(0, line.indexOf(':')))) {
            case "event" -> new Event(value, event.id, event.data);
            case "id" -> new Event(event.name, value, event.data);
            case "data" -> new Event(event.name, event.id, value);
            default -> event;
        };
    }

    /** The next one that tells of a change. */
    Event change() {
        var event = next();
        while (!event.name.equals("changed")) {
            event = next();
        }
        return event;
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
