package dev.espalier.page;

import dev.espalier.file.ExperimentFile;
import dev.espalier.ledger.ExperimentView;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Fills the dialogs of an experiment, in the words of its file. */
final class Forms {

    private static final int LONGEST_NAME = 63;

    private Forms() {}

    static FormsView of(ExperimentView view) {
        var experiment = view.experiment();
        var file = ExperimentFile.values(experiment);
        var forkRound = view.forkRound();
        return new FormsView(
                view.id(),
                view.name(),
                forkName(view.name()),
                forkRound == null ? 0 : forkRound,
                view.rounds(),
                lines(file.get("constraints")),
                part(file.get("budget"), "trials"),
                part(file.get("budget"), "gpu_time"),
                experiment.concurrency(),
                experiment.revision(),
                String.valueOf(experiment.seed()));
    }

    private static String forkName(String name) {
        var suffix = "-fork";
        return name.length() + suffix.length() > LONGEST_NAME
                ? name.substring(0, LONGEST_NAME - suffix.length()) + suffix
                : name + suffix;
    }

    private static String lines(@org.jspecify.annotations.Nullable Object list) {
        return list instanceof List<?> items
                ? items.stream().map(String::valueOf).collect(Collectors.joining("\n"))
                : "";
    }

    private static String part(@org.jspecify.annotations.Nullable Object map, String key) {
        return map instanceof Map<?, ?> values && values.get(key) != null ? String.valueOf(values.get(key)) : "";
    }
}
