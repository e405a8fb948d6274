package dev.espalier.page;

import dev.espalier.file.ExperimentFile;
import dev.espalier.file.ForkOrder;
import dev.espalier.ledger.ExperimentView;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Fills the dialogs of an experiment, in the words of its file. */
final class Forms {

    private Forms() {}

    static FormsView of(ExperimentView view) {
        var experiment = view.experiment();
        var file = ExperimentFile.values(experiment);
        var forkRound = view.forkRound();
        return new FormsView(
                view.id(),
                view.name(),
                ForkOrder.nameOf(view.name()),
                forkRound == null ? 0 : forkRound,
                view.rounds(),
                lines(file.get("constraints")),
                part(file.get("budget"), "trials"),
                part(file.get("budget"), "gpu_time"),
                experiment.concurrency(),
                experiment.revision(),
                String.valueOf(experiment.seed()));
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
