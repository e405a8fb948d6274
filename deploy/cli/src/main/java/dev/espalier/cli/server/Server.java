package dev.espalier.cli.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A running Espalier server.
 *
 * <p>Every method throws {@link NoServer} when nothing accepts the connection, {@link ServerProblem} when the server
 * refuses, and {@link Failure} when the connection breaks or what answers is no Espalier.
 */
public final class Server {

    /** How long a command waits for an answer that takes no work. */
    static final int ANSWER_MS = 30_000;

    /** How long it waits between two signs of life of an import or a verification. */
    static final int WORK_MS = 600_000;

    private final URI base;
    private final @Nullable String token;
    private volatile boolean answered;

    /** @param token null where the server asks for none */
    public Server(URI base, @Nullable String token) {
        this.base = base;
        this.token = token;
    }

    public URI base() {
        return base;
    }

    /** Whether it has answered anything yet. */
    public boolean answered() {
        return answered;
    }

    public JsonNode get(Route route) {
        return json(call("GET", route));
    }

    public JsonNode post(Route route) {
        return json(call("POST", route));
    }

    public JsonNode post(Route route, JsonNode body) {
        return json(call("POST", route).body("application/json", Json.bytes(body)));
    }

    public JsonNode put(Route route) {
        return json(call("PUT", route));
    }

    /** @param type the body's media type */
    public JsonNode post(Route route, String type, byte[] body) {
        return json(call("POST", route).body(type, body));
    }

    /** The same body under a key: should the request arrive twice, one thing is made. */
    public JsonNode postOnce(Route route, String key, String type, byte[] body) {
        return json(call("POST", route).header("Idempotency-Key", key).body(type, body));
    }

    /**
     * Puts a text where one may be.
     *
     * @param replace whether one that is there is replaced; the server refuses otherwise
     */
    public void put(Route route, boolean replace, String type, byte[] body) {
        var call = call("PUT", route);
        done(replace ? call.header("If-Match", "*").body(type, body) : call.body(type, body));
    }

    public void delete(Route route) {
        done(call("DELETE", route));
    }

    private void done(Call call) {
        call.answer(in -> {
            in.skipNBytes(in.available());
            return base;
        });
    }

    /** Sends what an upload writes, in chunks, so that no size is too large. */
    public JsonNode send(Route route, String type, Upload upload) {
        return json(call("POST", route).waiting(WORK_MS).upload(type, upload));
    }

    /** Copies an answer of any kind and size. */
    public void copy(Route route, OutputStream to) {
        call("GET", route).accept("*/*").answer(in -> in.transferTo(to));
    }

    /**
     * Copies an answer that is computed first.
     *
     * @return what its headers say, by these names; nothing of one that it has not
     */
    public Map<String, String> copy(Route route, OutputStream to, List<String> headers) {
        var call = call("GET", route).accept("*/*").waiting(WORK_MS);
        call.answer(in -> in.transferTo(to));
        return headers.stream().collect(Collectors.toMap(name -> name, call::said));
    }

    /** Hands over each line of an answer in newline-delimited JSON as it arrives. */
    public void lines(Route route, Consumer<JsonNode> each) {
        call("POST", route).accept("application/x-ndjson").waiting(WORK_MS).answer(in -> {
            try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                    if (!line.isBlank()) {
                        each.accept(Json.parse(line));
                    }
                }
            }
            return base;
        });
    }

    /** Server-sent events, from now on. */
    public Events events(Route route) {
        return Events.open(call("GET", route).accept("text/event-stream").waiting(Events.SILENCE_MS));
    }

    private Call call(String method, Route route) {
        return new Call(this, method, route);
    }

    private JsonNode json(Call call) {
        return call.answer(this::read);
    }

    private JsonNode read(InputStream in) throws IOException {
        try {
            return Json.read(in);
        } catch (JsonProcessingException e) {
            throw notEspalier();
        }
    }

    Failure notEspalier() {
        return new Failure("What answers at %s is not Espalier.\nMaybe another program has that port: set ESPALIER_URL."
                .formatted(base));
    }

    @Nullable
    String token() {
        return token;
    }

    void sawAnswer() {
        answered = true;
    }
}
