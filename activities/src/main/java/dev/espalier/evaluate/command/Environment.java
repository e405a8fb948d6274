package dev.espalier.evaluate.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The variables of a program's environment: a few of the worker's, those that the settings name, and the engine's own. */
final class Environment {

    private static final List<String> HANDED_ON = List.of(
            "PATH",
            "HOME",
            "USER",
            "LOGNAME",
            "LANG",
            "LC_ALL",
            "TZ",
            "LD_LIBRARY_PATH",
            "VIRTUAL_ENV",
            "CUDA_VISIBLE_DEVICES");

    /**
     * Those that make no program run other code. A home folder is none of them: Python runs what lies in it, as a shell
     * does what {@code BASH_ENV} names.
     */
    private static final Set<String> HARMLESS = Set.of(
            "CUDA_DEVICE_ORDER",
            "CUDA_VISIBLE_DEVICES",
            "LANG",
            "LC_ALL",
            "MKL_NUM_THREADS",
            "OMP_NUM_THREADS",
            "OPENBLAS_NUM_THREADS",
            "PYTHONHASHSEED",
            "TZ");

    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(=.*)?", Pattern.DOTALL);

    private static final String OWN = "ESPALIER_";

    private Environment() {}

    /** The worker's, which a program does not get as it is. */
    static Map<String, String> ofWorker() {
        return new ProcessBuilder().environment();
    }

    /** What is wrong with the settings where this is permitted, each in one sentence. */
    static List<String> problems(CommandSettings settings, Permission permission) {
        var problems = new ArrayList<String>();
        try {
            for (var word : words(settings)) {
                problem(word, permission).ifPresent(problems::add);
            }
        } catch (IllegalArgumentException e) {
            problems.add("The `environment` (%s) %s".formatted(settings.environment(), e.getMessage()));
        }
        if (!settings.gpu().matches("worker|none|[A-Za-z0-9,_/-]+")) {
            problems.add("The `gpu` (%s) must be worker, none, or numbers apart by commas.".formatted(settings.gpu()));
        }
        return problems;
    }

    private static Optional<String> problem(String word, Permission permission) {
        if (!ASSIGNMENT.matcher(word).matches()) {
            return Optional.of(
                    "The `environment` (%s) must hold names or NAME=value, apart by spaces.".formatted(word));
        }
        var name = word.replaceFirst("(?s)=.*", "");
        if (name.startsWith(OWN)) {
            return Optional.of(
                    "The `environment` (%s) must not name %s: those are the engine's, its secrets among them."
                            .formatted(word, OWN + "…"));
        }
        // What is handed on anyway may be named.
        boolean harmless = HARMLESS.contains(name) || HANDED_ON.contains(word);
        return permission.folders().isEmpty() || harmless
                ? Optional.empty()
                : Optional.of(
                        "The `environment` (%s) must name only %s where programs are kept to folders (%s): others could make them run anything.\nMaybe set it in the program."
                                .formatted(name, String.join(", ", new TreeSet<>(HARMLESS)), Permission.VARIABLE));
    }

    /** Makes the worker's environment that of a program, but for what its settings set. */
    static void prepare(Map<String, String> environment, CommandSettings settings, Path work, Path trial) {
        var ofWorker = Map.copyOf(environment);
        environment.keySet().retainAll(HANDED_ON);
        switch (settings.gpu()) {
            case "worker" -> {}
            case CommandSettings.NONE -> environment.put("CUDA_VISIBLE_DEVICES", "");
            default -> environment.put("CUDA_VISIBLE_DEVICES", settings.gpu());
        }
        // Lines are told when they are written, not when a buffer is full.
        environment.put("PYTHONUNBUFFERED", "1");
        environment.put("TMPDIR", work.resolve("tmp").toString());
        environment.put("ESPALIER_TRIAL", trial.toString());
        for (var word : words(settings)) {
            if (ofWorker.containsKey(word)) {
                environment.put(word, ofWorker.get(word));
            }
        }
    }

    /** {@code NAME=value} as the settings say, for the program alone: what ends it must not depend on them. */
    static List<String> assignments(CommandSettings settings) {
        return words(settings).stream().filter(word -> word.contains("=")).toList();
    }

    private static List<String> words(CommandSettings settings) {
        return settings.environment().equals(CommandSettings.NONE) ? List.of() : Words.of(settings.environment());
    }
}
