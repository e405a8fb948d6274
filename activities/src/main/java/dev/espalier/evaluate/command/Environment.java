package dev.espalier.evaluate.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(=.*)?", Pattern.DOTALL);

    private static final String OWN = "ESPALIER_";

    private Environment() {}

    /** The worker's, which a program does not get as it is. */
    static Map<String, String> ofWorker() {
        return new ProcessBuilder().environment();
    }

    /** What is wrong with the settings, each in one sentence. */
    static List<String> problems(CommandSettings settings) {
        var problems = new ArrayList<String>();
        try {
            for (var word : words(settings)) {
                if (!ASSIGNMENT.matcher(word).matches()) {
                    problems.add(
                            "The `environment` (%s) must hold names or NAME=value, apart by spaces.".formatted(word));
                } else if (word.startsWith(OWN)) {
                    problems.add(
                            "The `environment` (%s) must not name %s: those are the engine's, its secrets among them."
                                    .formatted(word, OWN + "…"));
                }
            }
        } catch (IllegalArgumentException e) {
            problems.add("The `environment` (%s) %s".formatted(settings.environment(), e.getMessage()));
        }
        if (!settings.gpu().matches("worker|none|[A-Za-z0-9,_/-]+")) {
            problems.add("The `gpu` (%s) must be worker, none, or numbers apart by commas.".formatted(settings.gpu()));
        }
        return problems;
    }

    /** Makes the worker's environment that of a program. */
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
            int equals = word.indexOf('=');
            if (equals > 0) {
                environment.put(word.substring(0, equals), word.substring(equals + 1));
            } else if (ofWorker.containsKey(word)) {
                environment.put(word, ofWorker.get(word));
            }
        }
    }

    private static List<String> words(CommandSettings settings) {
        return settings.environment().equals(CommandSettings.NONE) ? List.of() : Words.of(settings.environment());
    }
}
