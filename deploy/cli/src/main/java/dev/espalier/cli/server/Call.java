package dev.espalier.cli.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request and its answer. */
final class Call {

    private static final int CONNECT_MS = 10_000;
    private static final int CHUNK = 1 << 16;

    private final Server server;
    private final String method;
    private final Route route;
    private final HttpURLConnection http;
    private @Nullable Upload upload;

    Call(Server server, String method, Route route) {
        this.server = server;
        this.method = method;
        this.route = route;
        this.http = open();
        accept("application/json");
        waiting(Server.ANSWER_MS);
    }

    /** Reads an answer's content. */
    @FunctionalInterface
    interface Reader<T> {
        T read(InputStream in) throws IOException;
    }

    private HttpURLConnection open() {
        try {
            // Not java.net.http: it makes the start of a command 0.4 s slower.
            var opened = (HttpURLConnection)
                    URI.create(server.base() + "/api/v1" + route).toURL().openConnection(Proxy.NO_PROXY);
            opened.setRequestMethod(method);
            opened.setConnectTimeout(CONNECT_MS);
            // A redirect could carry the token to another machine.
            opened.setInstanceFollowRedirects(false);
            if (server.token() != null) {
                opened.setRequestProperty("Authorization", "Bearer " + server.token());
            }
            return opened;
        } catch (IOException e) {
            throw new Failure("The server's address (%s) cannot be used: %s.".formatted(server.base(), e.getMessage()));
        }
    }

    Call accept(String type) {
        return header("Accept", type);
    }

    Call header(String name, String value) {
        http.setRequestProperty(name, value);
        return this;
    }

    Call waiting(int milliseconds) {
        http.setReadTimeout(milliseconds);
        return this;
    }

    Call body(String type, byte[] body) {
        http.setFixedLengthStreamingMode(body.length);
        return content(type, out -> out.write(body));
    }

    Call upload(String type, Upload content) {
        http.setChunkedStreamingMode(CHUNK);
        return content(type, content);
    }

    private Call content(String type, Upload content) {
        http.setDoOutput(true);
        upload = content;
        return header("Content-Type", type);
    }

    <T> T answer(Reader<T> reader) {
        try (var in = content()) {
            return reader.read(in);
        } catch (SocketTimeoutException e) {
            throw new Failure("The server at %s did not answer within %d s."
                    .formatted(server.base(), http.getReadTimeout() / 1000));
        } catch (IOException e) {
            throw new Failure("The connection to %s broke: %s.".formatted(server.base(), e.getMessage()));
        }
    }

    /** The content of an answer that is no refusal. */
    InputStream content() throws IOException {
        connect();
        int status = exchange();
        server.sawAnswer();
        if (status < 0) {
            throw server.notEspalier();
        }
        if (status / 100 != 2) {
            throw new ServerProblem(status, sentences(status));
        }
        return http.getInputStream();
    }

    /** What a header of the answer says, once it was read; empty where there is none. */
    String said(String header) {
        var said = http.getHeaderField(header);
        return said == null ? "" : said;
    }

    void close() {
        http.disconnect();
    }

    private void connect() {
        try {
            http.connect();
        } catch (IOException e) {
            throw new NoServer(server.base());
        }
    }

    private int exchange() throws IOException {
        try {
            send();
            return http.getResponseCode();
        } catch (HttpRetryException e) {
            return e.responseCode();
        }
    }

    private void send() throws IOException {
        if (upload == null) {
            return;
        }
        var out = http.getOutputStream();
        try (out) {
            upload.to(out);
        } catch (IOException e) {
            // A server that refuses early closes the connection; its reason is worth more than the broken pipe.
            if (http.getResponseCode() < 400) {
                throw e;
            }
        }
    }

    private List<String> sentences(int status) throws IOException {
        var plain = status == HttpURLConnection.HTTP_UNAUTHORIZED
                ? "The server at %s asks for a token.\nMaybe set ESPALIER_TOKEN to the one it was started with."
                        .formatted(server.base())
                : "The server answered %d to %s %s.".formatted(status, method, route);
        var type = http.getContentType();
        var error = http.getErrorStream();
        if (error == null || type == null || !type.contains("json")) {
            return List.of(plain);
        }
        try (error) {
            return sentences(Json.read(error), plain);
        } catch (JsonProcessingException e) {
            return List.of(plain);
        }
    }

    private static List<String> sentences(JsonNode problem, String plain) {
        var all = Json.texts(problem.path("problems"));
        if (!all.isEmpty()) {
            return all;
        }
        var detail = problem.path("detail").asText("");
        return List.of(detail.isBlank() ? problem.path("title").asText(plain) : detail);
    }
}
