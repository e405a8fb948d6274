package dev.espalier.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** PyTorch in a process of its own, which trains the same networks on demand. */
final class PyTorch implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCRIPT = "/dev/espalier/train/pytorch_train.py";
    private static final String MODEL = "/dev/espalier/export/model.py";

    private final Path errors;
    private final Process process;
    private final Writer demands;
    private final BufferedReader answers;
    private String version = "";

    /**
     * Starts it.
     *
     * @param python the interpreter that has torch
     * @param folder for its files
     */
    PyTorch(String python, Path folder, int batch) throws IOException {
        errors = folder.resolve("pytorch.log");
        var script = written(folder, SCRIPT);
        var model = written(folder, MODEL);
        var builder = new ProcessBuilder(
                        python, script.toString(), "--serve", "--model", model.toString(), "--batch", "" + batch)
                .redirectError(errors.toFile());
        // As people start it, without what was set for this process alone.
        builder.environment().remove("GLIBC_TUNABLES");
        process = builder.start();
        demands = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    private static Path written(Path folder, String resource) throws IOException {
        var file = folder.resolve(resource.substring(resource.lastIndexOf('/') + 1));
        try (var content = Objects.requireNonNull(PyTorch.class.getResourceAsStream(resource))) {
            Files.write(file, content.readAllBytes());
        }
        return file;
    }

    /** Its version, once it has trained. */
    String version() {
        return version;
    }

    /**
     * One that takes turns.
     *
     * @param network a file as {@link dev.espalier.space.NetworkJson} writes it
     * @param layout {@code nchw} or {@code channels_last}
     */
    Entrant entrant(Path network, String layout, int threads) {
        return seconds -> {
            var answer = ask(
                    Map.of("network", network.toString(), "layout", layout, "threads", threads, "seconds", seconds));
            version = answer.path("torch").asText();
            return new Stint(
                    answer.path("images").asLong(),
                    answer.path("seconds").asDouble(),
                    answer.path("cpu_seconds").asDouble());
        };
    }

    private JsonNode ask(Map<String, Object> demand) throws IOException {
        String answer = null;
        try {
            demands.write(JSON.writeValueAsString(demand) + "\n");
            demands.flush();
            answer = answers.readLine();
        } catch (IOException _) {
            // It has ended; what it said is told below.
        }
        if (answer == null) {
            throw new IOException("PyTorch ended. " + Files.readString(errors).strip());
        }
        return JSON.readTree(answer);
    }

    @Override
    public void close() {
        try {
            demands.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            process.destroy();
        }
    }
}
