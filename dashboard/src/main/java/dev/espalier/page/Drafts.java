package dev.espalier.page;

import dev.espalier.catalogue.Catalogue;
import dev.espalier.catalogue.ComponentInfo;
import dev.espalier.file.RaceDraft;
import dev.espalier.page.DraftView.Choice;
import dev.espalier.space.table.TableInfo;
import jakarta.inject.Singleton;
import java.util.List;

/** Makes the form of a new race of what is installed. */
@Singleton
final class Drafts {

    private static final List<String> FIRST_METHODS = List.of("random-search", "regularized-evolution");

    private final Catalogue catalogue;

    Drafts(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** What the form begins with. */
    RaceDraft begun() {
        var tables = catalogue.tables().stream().limit(1).toList();
        var metrics = metrics(tables);
        return new RaceDraft(
                "my-race",
                FIRST_METHODS,
                tables,
                "maximize",
                metrics.isEmpty() ? "" : metrics.getFirst(),
                "",
                "20",
                "300",
                "16");
    }

    /** The tables of these names, as they stand in the list. */
    List<TableInfo> tables(List<String> names) {
        return catalogue.tables().stream()
                .filter(table -> names.contains(table.name()))
                .toList();
    }

    DraftView view(RaceDraft draft, String file, boolean byHand, List<String> problems) {
        return new DraftView(
                draft.name(),
                methods(draft),
                catalogue.tables().stream()
                        .map(table -> new Choice(
                                table.name(), table.title(), draft.tables().contains(table)))
                        .toList(),
                choices(List.of("maximize", "minimize"), draft.goal()),
                choices(metrics(catalogue.tables()), draft.metric()),
                draft.limits(),
                draft.seeds(),
                draft.trials(),
                draft.batch(),
                file,
                byHand,
                problems);
    }

    /** Those that need no setting; others are written into the file. */
    private List<Choice> methods(RaceDraft draft) {
        return catalogue.methods().stream()
                .filter(Drafts::needsNothing)
                .map(method -> new Choice(
                        method.name(), method.summary(), draft.methods().contains(method.name())))
                .toList();
    }

    private static boolean needsNothing(ComponentInfo method) {
        return method.settings().stream()
                .noneMatch(setting -> setting.standard().isEmpty());
    }

    private static List<Choice> choices(List<String> values, String chosen) {
        return values.stream()
                .map(value -> new Choice(value, "", value.equals(chosen)))
                .toList();
    }

    private static List<String> metrics(List<TableInfo> tables) {
        return tables.stream()
                .map(TableInfo::metrics)
                .flatMap(List::stream)
                .filter(metric -> !metric.startsWith("test_"))
                .distinct()
                .toList();
    }
}
