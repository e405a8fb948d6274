package dev.espalier.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.file.PathUtils;

/** Optuna's dashboard in a process of its own, over a study of random trials. */
final class OptunaPages implements AutoCloseable {

    private static final String SCRIPT = "/dev/espalier/bench/optuna_pages.py";

    private final Path folder;
    private final Process process;
    private final String[] told;

    /**
     * Starts it, and waits until it answers.
     *
     * @param python the interpreter that has optuna and optuna-dashboard
     */
    OptunaPages(String python, int trials) throws IOException {
        folder = Files.createTempDirectory("espalier-optuna");
        var script = folder.resolve("optuna_pages.py");
        try (var content = Objects.requireNonNull(OptunaPages.class.getResourceAsStream(SCRIPT))) {
            Files.write(script, content.readAllBytes());
        }
        var errors = folder.resolve("errors.log");
        process = new ProcessBuilder(python, script.toString(), Integer.toString(trials), folder.toString())
                .redirectError(errors.toFile())
                .start();
        told = ready(process.inputReader(StandardCharsets.UTF_8), errors);
    }

    private static String[] ready(BufferedReader output, Path errors) throws IOException {
        var line = output.readLine();
        if (line == null) {
            var said = Files.readAllLines(errors);
            throw new IOException("Optuna's dashboard did not start: %s\nMaybe: pip install optuna optuna-dashboard"
                    .formatted(said.isEmpty() ? "it said nothing" : said.getLast()));
        }
        return line.split(" ");
    }

    /** Of Optuna and of its dashboard. */
    String versions() {
        return "Optuna %s, optuna-dashboard %s".formatted(told[0], told[1]);
    }

    /** The study's page. */
    String address() {
        return told[2];
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit()
                .orTimeout(10, TimeUnit.SECONDS)
                .exceptionally(_ -> process.destroyForcibly())
                .join();
        PathUtils.deleteDirectory(folder);
    }
}
