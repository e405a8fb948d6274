package dev.espalier.page;

import dev.espalier.api.Estimates;
import dev.espalier.catalogue.Catalogue;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.file.Examples;
import dev.espalier.file.ExperimentFile;
import dev.espalier.file.ExperimentForm;
import dev.espalier.file.ExperimentForm.Field;
import dev.espalier.file.ExperimentSchema;
import dev.espalier.file.Naming;
import dev.espalier.file.Sentence;
import dev.espalier.file.Text;
import dev.espalier.ledger.Experiments;
import dev.espalier.page.CreateView.Start;
import dev.espalier.page.WrittenView.Filled;
import dev.espalier.page.WrittenView.Group;
import dev.espalier.page.WrittenView.Part;
import dev.espalier.search.Experiment;
import dev.espalier.space.table.TableInfo;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a form of what is written, checks it and rehearses it. */
@Singleton
final class Written {

    /** What is only looked at gets no random name: the same text is rehearsed alike. */
    private static final Naming NAMING = new Naming("rehearsal", 0);

    private static final int RECENT = 12;

    /** As many fields at their standard disturb nobody. */
    private static final int FEW = 6;

    private final Catalogue catalogue;
    private final Estimates estimates;
    private final Rehearsals rehearsals;
    private final Experiments experiments;

    Written(Catalogue catalogue, Estimates estimates, Rehearsals rehearsals, Experiments experiments) {
        this.catalogue = catalogue;
        this.estimates = estimates;
        this.rehearsals = rehearsals;
        this.experiments = experiments;
    }

    CreateView page(String file) {
        return new CreateView(
                file,
                view(file),
                Examples.names().stream()
                        .map(name -> new Start(name, Examples.summary(name), "/experiments/new?template=" + name))
                        .toList(),
                experiments.page(Experiments.Filter.ALL, null, RECENT).items().stream()
                        .map(view -> new Start(
                                view.name(), Badge.of(view.status()).word(), "/experiments/new?from=" + view.id()))
                        .toList());
    }

    WrittenView view(String file) {
        var kept = new ArrayList<Experiment>();
        var check = estimates.check(() -> {
            var experiment = ExperimentFile.parse(Text.yaml(file), NAMING, catalogue::problems);
            kept.add(experiment);
            return experiment;
        });
        var problems = check.problems().stream().map(Sentence::of).toList();
        var estimate = check.estimate();
        var told = told(file, problems);
        return new WrittenView(
                told.parts(),
                told.problems(),
                estimate == null || kept.isEmpty() ? null : rehearsals.of(kept.getFirst(), estimate));
    }

    /** A form, and what is wrong with it at the lines of its fields. */
    private record Told(List<Part> parts, List<Sentence> problems) {}

    private Told told(String file, List<Sentence> problems) {
        try {
            var parts =
                    ExperimentForm.parts(file, ExperimentSchema.of(catalogue), Map.of("evaluator.table", tables(file)));
            var fields = parts.stream().flatMap(part -> part.fields().stream()).toList();
            var about = new HashMap<String, List<String>>();
            var placed = new ArrayList<Sentence>();
            for (var problem : problems) {
                var field = problem.about(without(fields, about, problem));
                field.ifPresent(one -> about.computeIfAbsent(one.path(), _ -> new ArrayList<>())
                        .add(problem.text()));
                placed.add(problem.at(field.map(Field::line).orElse(0)));
            }
            return new Told(
                    parts.stream()
                            .map(part -> new Part(part.title(), groups(part.fields(), about)))
                            .toList(),
                    placed);
        } catch (InvalidInput _) {
            return new Told(List.of(), problems);
        }
    }

    /** The same sentence twice is about two fields. */
    private static List<Field> without(List<Field> fields, Map<String, List<String>> about, Sentence problem) {
        return fields.stream()
                .filter(field -> !about.getOrDefault(field.path(), List.of()).contains(problem.text()))
                .toList();
    }

    /** Each component on its own, with what the text leaves at its standard folded where that is much. */
    private static List<Group> groups(List<Field> fields, Map<String, List<String>> about) {
        var groups = new LinkedHashMap<String, List<Filled>>();
        for (var field : fields) {
            var parts = field.path().split("\\.");
            groups.computeIfAbsent(
                            parts.length > 1 && !parts[0].equals("budget") ? parts[0] : "", _ -> new ArrayList<>())
                    .add(new Filled(field, about.getOrDefault(field.path(), List.of())));
        }
        return groups.values().stream()
                .map(all -> {
                    var standard = all.stream().filter(Filled::standard).toList();
                    return standard.size() <= FEW
                            ? new Group(all, List.of())
                            : new Group(
                                    all.stream().filter(one -> !one.standard()).toList(), standard);
                })
                .toList();
    }

    /** The text with one field changed. */
    String edited(String file, String path, String value) {
        return ExperimentForm.edited(file, path, value, tables(file));
    }

    private List<String> tables(String file) {
        var space = ExperimentForm.value(file, "space");
        return catalogue.tables().stream()
                .filter(table -> table.space().equals(space))
                .map(TableInfo::name)
                .toList();
    }
}
