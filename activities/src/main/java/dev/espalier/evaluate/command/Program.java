package dev.espalier.evaluate.command;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A command as this worker would run it.
 *
 * @param words of the command, the first as it is written
 * @param executable null where there is none
 * @param source null where none is named
 */
record Program(
        List<String> words,
        @Nullable Path executable,
        @Nullable Path source) {

    private static final Pattern SCRIPT = Pattern.compile(".+\\.(py|sh|pl|rb|R|jl|js|lua)");

    Program {
        words = List.copyOf(words);
    }

    /** @throws IllegalArgumentException when the command is no line of words */
    static Program of(CommandSettings settings) {
        var words = Words.of(settings.command());
        if (words.isEmpty()) {
            throw new IllegalArgumentException("must name a program.");
        }
        var source = settings.source().equals(CommandSettings.NONE)
                ? null
                : Path.of(settings.source()).toAbsolutePath().normalize();
        return new Program(words, executable(words.getFirst(), source), source);
    }

    private static @Nullable Path executable(String word, @Nullable Path source) {
        if (word.contains("/")) {
            var path = source == null ? Path.of(word) : source.resolve(word);
            return path.isAbsolute() && Files.isRegularFile(path) ? path : null;
        }
        return Arrays.stream(path().split(File.pathSeparator))
                .map(folder -> Path.of(folder).resolve(word))
                .filter(path -> path.isAbsolute() && Files.isRegularFile(path) && Files.isExecutable(path))
                .findFirst()
                .orElse(null);
    }

    private static String path() {
        return Environment.ofWorker().getOrDefault("PATH", "");
    }

    /** Why this worker cannot run it, each in one sentence. */
    List<String> problems(Permission permission) {
        var problems = new ArrayList<String>();
        var program = executable;
        var refusal = permission.refusal(program == null ? Path.of(words.getFirst()) : program);
        if (!refusal.isEmpty()) {
            return List.of(refusal);
        }
        if (program == null) {
            problems.add(
                    "The `command` begins with a program (%s) that this worker does not have: it must be on its PATH, absolute, or a path in the `source` folder."
                            .formatted(words.getFirst()));
        } else if (!Files.isExecutable(program)) {
            problems.add(
                    "The program (%s) of the `command` must be executable.\nMaybe chmod +x, or put before it what runs it: python3 %s."
                            .formatted(program, words.getFirst()));
        }
        if (source != null && !Files.isDirectory(source)) {
            problems.add("The `source` (%s) must be a folder on this worker.\nMaybe write it from the root: /home/…"
                    .formatted(source));
        } else {
            missing().ifPresent(problems::add);
        }
        return problems;
    }

    /** What looks like the name of a script and is none: the mistake that is made most. */
    private Optional<String> missing() {
        return words.stream()
                .skip(1)
                .filter(word -> SCRIPT.matcher(word).matches() && !word.startsWith("-"))
                .filter(word -> !word.contains(" ") && file(word) == null)
                .findFirst()
                .map(word ->
                        "The `command` names a file (%s) that the program would not find in its working folder.\nMaybe write it from the root, or name its folder: source."
                                .formatted(word));
    }

    /** The files of a user's that the words name. */
    Stream<Path> files() {
        return words.stream().map(this::file).filter(Objects::nonNull);
    }

    private @Nullable Path file(String word) {
        var path = source == null ? Path.of(word) : source.resolve(word);
        return path.isAbsolute() && Files.isRegularFile(path) ? path : null;
    }

    /** What is run for a trial. */
    List<String> arguments(Path trial) {
        var arguments = new ArrayList<>(words);
        if (executable != null) {
            arguments.set(0, executable.toString());
        }
        arguments.add(trial.toString());
        return arguments;
    }
}
