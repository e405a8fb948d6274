package dev.espalier.evaluate.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which programs a worker runs for experiments: all, none, or those that lie in certain folders.
 *
 * @param folders absolute; empty where all or none are run
 */
public record Permission(boolean granted, List<Path> folders) {

    /** Any program. */
    public static final Permission ALL = new Permission(true, List.of());

    /** None at all. */
    public static final Permission NONE = new Permission(false, List.of());

    /** The variable of the environment that says so. */
    public static final String VARIABLE = "ESPALIER_WORKER_COMMANDS";

    public Permission {
        folders = List.copyOf(folders);
    }

    /**
     * Reads {@code on}, {@code off} or folders apart by commas.
     *
     * @throws IllegalArgumentException when it is none of them
     */
    public static Permission parse(String text) {
        return switch (text) {
            case "on" -> ALL;
            case "off" -> NONE;
            default ->
                new Permission(
                        true,
                        Arrays.stream(text.split(",")).map(Permission::folder).toList());
        };
    }

    private static Path folder(String text) {
        var folder = Path.of(text.strip());
        if (!folder.isAbsolute() || !Files.isDirectory(folder)) {
            throw new IllegalArgumentException("The %s (%s) must be on, off, or absolute folders apart by commas."
                    .formatted(VARIABLE, text.strip()));
        }
        return folder;
    }

    /** Why a program may not be run, in one sentence; empty where it may. */
    String refusal(Path program) {
        if (!granted) {
            return "The evaluator command would run programs of your choice, which this installation does not.\nMaybe allow it where the work is done: %s=on."
                    .formatted(VARIABLE);
        }
        return folders.isEmpty() || folders.stream().anyMatch(folder -> lies(program, folder))
                ? ""
                : "The program (%s) must lie in %s, where this installation has those that it runs (%s)."
                        .formatted(
                                program,
                                folders.stream().map(Path::toString).collect(Collectors.joining(" or ")),
                                VARIABLE);
    }

    /** After links, so that no link leads out of it. */
    private static boolean lies(Path program, Path folder) {
        try {
            return program.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException _) {
            return false;
        }
    }
}
