package dev.espalier.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is installed on this machine. */
final class MachineChecks {

    private static final int JDK = 25;

    private final Map<String, String> environment;

    MachineChecks(Map<String, String> environment) {
        this.environment = environment;
    }

    static Finding jdk() {
        var home = Path.of(System.getProperty("java.home"));
        var state = System.getProperty("java.version") + " in " + home;
        boolean complete = Files.exists(home.resolve("bin/javac")) || Files.exists(home.resolve("bin/javac.exe"));
        return Runtime.version().feature() < JDK || !complete
                ? Finding.problem("JDK", state + (complete ? "" : " has no compiler"), "install a JDK of 25 or newer")
                : Finding.ok("JDK", state);
    }

    /** No search needs these. */
    List<Finding> tools() {
        return List.of(
                tool("Chromium", "the tests of the pages", chromium(), "apt install chromium"),
                tool("PostgreSQL", "the tests on both databases", postgresql(), "apt install postgresql"),
                tool("Python", "the example of a trainer and its test", onPath("python3"), "apt install python3"),
                tool(
                        "Go",
                        "./espalier temporal install",
                        onPath("go"),
                        "install Go 1.26.8 or newer: https://go.dev/dl"));
    }

    private static Finding tool(String name, String use, Optional<Path> found, String wayOut) {
        return found.map(path -> Finding.ok(name, "%s, for %s".formatted(path, use)))
                .orElseGet(() -> Finding.note(name, "not found; needed for %s only".formatted(use), wayOut));
    }

    private Optional<Path> chromium() {
        return Stream.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
                .map(this::onPath)
                .flatMap(Optional::stream)
                .findFirst()
                .or(this::downloadedChromium);
    }

    /** Where Playwright puts its browsers. */
    private Optional<Path> downloadedChromium() {
        var told = environment.getOrDefault("PLAYWRIGHT_BROWSERS_PATH", "");
        var folder =
                told.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache", "ms-playwright") : Path.of(told);
        return entries(folder)
                .filter(path -> path.getFileName().toString().startsWith("chromium"))
                .findFirst();
    }

    private Optional<Path> postgresql() {
        return onPath("initdb")
                .or(() -> entries(Path.of("/usr/lib/postgresql"))
                        .map(version -> version.resolve("bin/initdb"))
                        .filter(Files::isExecutable)
                        .findFirst());
    }

    private static Stream<Path> entries(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (var entries = Files.list(folder)) {
            return entries.sorted().toList().stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private Optional<Path> onPath(String program) {
        return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
