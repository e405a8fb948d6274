package dev.espalier.page;

import dev.espalier.catalogue.Catalogue;
import dev.espalier.draw.FamilyTree;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.Moment;
import dev.espalier.ledger.Moments;
import dev.espalier.ledger.TrialView;
import dev.espalier.ledger.Trials;
import dev.espalier.space.SearchSpace;
import io.quarkus.qute.RawString;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the family tree of a trial: the trials that it was made from, and those that these were made from. */
@Singleton
final class Families {

    private static final int MOST_GENERATIONS = 7;
    private static final int MOST_NODES = 48;
    private static final int MOST_CHOICES = 8;

    private final Trials trials;
    private final Moments moments;
    private final Ancestry ancestry;
    private final Catalogue catalogue;

    Families(Trials trials, Moments moments, Ancestry ancestry, Catalogue catalogue) {
        this.trials = trials;
        this.moments = moments;
        this.ancestry = ancestry;
        this.catalogue = catalogue;
    }

    /**
     * What is known of a family.
     *
     * @param back generations from a trial to the one whose tree it is
     * @param whole whether everybody is in it
     */
    private record Family(Map<String, TrialView> members, Map<String, Integer> back, boolean whole) {
        int back(TrialView trial) {
            return back.getOrDefault(trial.id(), 0);
        }
    }

    /** @param asked a trial; the best for none */
    FamilyView view(Moment moment, String asked, boolean table) {
        var view = moment.view();
        var best = view.best() == null ? "" : view.best().trial();
        var chosen = asked.isBlank() ? best : asked.strip();
        var root = chosen.isEmpty() ? Optional.<TrialView>empty() : trials.find(view.id(), chosen);
        if (root.isEmpty()) {
            var problem = chosen.isEmpty()
                    ? ""
                    : "The experiment has no trial (%s) that has ended; a trial is written like 12-3, its round and its place."
                            .formatted(chosen);
            return new FamilyView("", asked, new RawString(""), List.of(), "", problem, table, "", others(moment, ""));
        }
        var family = family(view, root.get());
        var order = order(family);
        var here = new Query().and("tab", "lineage").and("trial", asked).and("round", moment.round());
        return new FamilyView(
                chosen,
                asked,
                new RawString(
                        table ? "" : FamilyTree.of(nodes(view, family, order, best), "Lineage of trial " + chosen)),
                table ? rows(view, order) : List.of(),
                note(family, root.get()),
                "",
                table,
                here.and("as", table ? "" : "table").toString(),
                others(moment, chosen));
    }

    private static String note(Family family, TrialView root) {
        if (root.parents().isEmpty()) {
            return "It was not made from another trial: %s.".formatted(root.origin());
        }
        return family.whole ? "" : "Only the newest generations are drawn; the oldest of them open further.";
    }

    private Family family(ExperimentView view, TrialView root) {
        var members = new LinkedHashMap<String, TrialView>();
        var back = new HashMap<String, Integer>();
        members.put(root.id(), root);
        back.put(root.id(), 0);
        boolean whole = true;
        var newest = List.of(root);
        for (int generation = 1; !newest.isEmpty(); generation++) {
            var older = new ArrayList<TrialView>();
            for (var child : newest) {
                for (var parent : child.parents()) {
                    if (members.containsKey(parent)) {
                        continue;
                    }
                    if (generation >= MOST_GENERATIONS || members.size() >= MOST_NODES) {
                        whole = false;
                        continue;
                    }
                    var found = trials.find(view.id(), parent);
                    if (found.isPresent()) {
                        members.put(parent, found.get());
                        back.put(parent, generation);
                        older.add(found.get());
                    }
                }
            }
            newest = older;
        }
        return new Family(members, pushedBack(members, back), whole);
    }

    /** A parent stands left of all its children, also where a younger one has it, too. A parent is of an earlier round. */
    private static Map<String, Integer> pushedBack(Map<String, TrialView> members, Map<String, Integer> back) {
        members.values().stream()
                .sorted(Comparator.comparingInt(TrialView::round).reversed())
                .forEach(child -> child.parents().stream()
                        .filter(members::containsKey)
                        .forEach(parent -> back.merge(parent, back.getOrDefault(child.id(), 0) + 1, Math::max)));
        return back;
    }

    private static List<TrialView> order(Family family) {
        return family.members.values().stream()
                .sorted(Comparator.comparingInt((TrialView trial) -> -family.back(trial))
                        .thenComparingInt(TrialView::round)
                        .thenComparing(TrialView::id))
                .toList();
    }

    private List<FamilyTree.Node> nodes(ExperimentView view, Family family, List<TrialView> order, String best) {
        var space = catalogue.space(view.experiment().problem().space());
        int oldest = family.back.values().stream().mapToInt(one -> one).max().orElse(0);
        return order.stream()
                .map(trial -> node(view, family, trial, oldest - family.back(trial), best, space))
                .toList();
    }

    private FamilyTree.Node node(
            ExperimentView view,
            Family family,
            TrialView trial,
            int generation,
            String best,
            Optional<SearchSpace> space) {
        var figures = ancestry.figures(view, trial);
        return new FamilyTree.Node(
                trial.id(),
                generation,
                trial.parents().stream()
                        .filter(family.members::containsKey)
                        .distinct()
                        .toList(),
                TrialLines.thumbnail(trial.architecture(), space),
                figures.isEmpty() ? Badge.of(trial.status()).word() : figures,
                trial.origin(),
                trial.id().equals(best) ? "best" : "",
                "Trial %s, round %s, %s: %s"
                        .formatted(trial.id(), Said.count(trial.round() + 1), trial.origin(), figures),
                "/experiments/%s/trials/%s".formatted(view.id(), trial.id()));
    }

    private List<FamilyView.Row> rows(ExperimentView view, List<TrialView> order) {
        return order.reversed().stream()
                .map(trial -> new FamilyView.Row(
                        trial.id(),
                        "/experiments/%s/trials/%s".formatted(view.id(), trial.id()),
                        Said.count(trial.round() + 1),
                        trial.origin(),
                        String.join(", ", trial.parents()),
                        ancestry.figures(view, trial)))
                .toList();
    }

    /** The best of the front. */
    private List<FamilyView.Choice> others(Moment moment, String chosen) {
        return moments.front(moment).stream()
                .limit(MOST_CHOICES)
                .map(trial -> new FamilyView.Choice(
                        trial.id(),
                        new Query()
                                .and("tab", "lineage")
                                .and("trial", trial.id())
                                .and("round", moment.round())
                                .toString(),
                        trial.id().equals(chosen)))
                .toList();
    }
}
