package dev.espalier.page;

import dev.espalier.catalogue.InvalidInput;
import dev.espalier.draw.ForkTree;
import dev.espalier.file.Differences;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.Experiments;
import dev.espalier.ledger.Trials;
import dev.espalier.page.Family.Member;
import dev.espalier.page.ForksView.Pair;
import dev.espalier.page.ForksView.Side;
import io.quarkus.qute.RawString;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the page of an experiment's forks. */
@Singleton
final class Forks {

    /** More branches than anybody looks at. */
    private static final int MOST = 60;

    private final Experiments experiments;
    private final Trials trials;

    Forks(Experiments experiments, Trials trials) {
        this.experiments = experiments;
        this.trials = trials;
    }

    /** Two members of a family by id; empty ones are chosen here. */
    record Asked(String a, String b) {}

    ForksView view(ExperimentView view, Asked asked) {
        var found = experiments.family(view.id(), MOST + 1);
        boolean more = found.size() > MOST;
        var family = Family.of(more ? found.subList(0, MOST) : found);
        var chosen = chosen(family, view, asked);
        var ids = family.ordered().stream().map(Member::id).limit(Comparisons.MOST);
        return new ForksView(
                view.id(),
                view.name(),
                Said.count(family.members().size(), "experiment"),
                more,
                new RawString(tree(family, chosen)),
                chosen == null ? null : pair(family, chosen),
                "/compare?ids=" + ids.collect(Collectors.joining(",")));
    }

    /** What was asked for; else the experiment and its parent or its first fork. */
    private static @Nullable Asked chosen(Family family, ExperimentView view, Asked asked) {
        for (var id : List.of(asked.a(), asked.b())) {
            if (!id.isEmpty() && !family.members().containsKey(id)) {
                throw new InvalidInput(
                        "The experiment (%.80s) must be one of the family of %s: it, those it came from or a fork of these."
                                .formatted(id, view.id()));
            }
        }
        if (family.members().size() < 2) {
            return null;
        }
        var fork = view.experiment().fork();
        var a = !asked.a().isEmpty() ? asked.a() : fork == null ? view.id() : fork.parent();
        var b = !asked.b().isEmpty()
                ? asked.b()
                : family.ordered().stream()
                        .map(Member::id)
                        .filter(id -> !id.equals(a) && (fork == null || id.equals(view.id())))
                        .findFirst()
                        .orElse(a.equals(view.id()) && fork != null ? fork.parent() : view.id());
        return new Asked(a, b);
    }

    private Pair pair(Family family, Asked chosen) {
        var a = contender(family, chosen.a(), 0);
        var b = contender(family, chosen.b(), 1);
        var pairs = new Pairs(a, b);
        var differences = Differences.of(List.of(a.view().experiment(), b.view().experiment()));
        return new Pair(
                side(a),
                side(b),
                query(chosen.b(), chosen.a()),
                parting(family, chosen),
                Pairs.diff(differences),
                differences.any(),
                pairs.outcomes(),
                pairs.reference(),
                pairs.fronts().view(true));
    }

    private Contender contender(Family family, String id, int place) {
        var member = family.members().get(id);
        if (member == null) {
            throw new IllegalStateException("The experiment (%s) must be one of the family.".formatted(id));
        }
        var known = Contender.of(place, member.view(), trials.front(id), true);
        return place == 0
                ? known
                : new Contender(known.mark(), known.look() + " dash", known.view(), known.front(), true);
    }

    private static Side side(Contender contender) {
        return new Side(contender.view().id(), contender.view().name(), contender.href());
    }

    private static String query(String a, String b) {
        return new Query().and("a", a).and("b", b).toString();
    }

    private static String parting(Family family, Asked chosen) {
        var rounds = family.parting(chosen.a(), chosen.b());
        return rounds.isEmpty()
                ? "they are the same experiment"
                : rounds.getAsInt() == 0
                        ? "they part at the start"
                        : "they part after round " + Said.count(rounds.getAsInt());
    }

    private static String tree(Family family, @Nullable Asked chosen) {
        var ordered = family.ordered();
        var ids = ordered.stream().map(Member::id).toList();
        var words = MetricWords.objective(ordered.getFirst().view().experiment());
        var parting = chosen == null ? null : family.parting(chosen.a(), chosen.b());
        return ForkTree.of(
                ordered.stream()
                        .map(member -> branch(member, ids, family, chosen, words))
                        .toList(),
                new ForkTree.Heads(
                        words.unit().isEmpty() ? "best" : "best, " + words.unit(),
                        parting == null || parting.isEmpty() ? null : (Integer) parting.getAsInt(),
                        "Forks by round"));
    }

    private static ForkTree.Branch branch(
            Member member, List<String> ids, Family family, @Nullable Asked chosen, MetricWords words) {
        var view = member.view();
        var badge = Badge.of(view.status());
        var best = view.best();
        boolean first = chosen != null && chosen.a().equals(view.id());
        boolean second = chosen != null && chosen.b().equals(view.id());
        var title = "%s, %s, best %s"
                .formatted(view.name(), badge.word(), best == null ? "none yet" : words.full(best.figure()));
        return new ForkTree.Branch(
                view.name(),
                member.stem() == null ? -1 : ids.indexOf(member.stem()),
                member.from(),
                member.to(),
                view.status().active(),
                changed(family, member),
                best == null ? "none yet" : words.text(best.figure()),
                Limits.first(view.experiment()),
                badge.style(),
                badge.word(),
                first ? "sel-a" : second ? "sel-b" : "",
                href(view.id(), chosen, first || second),
                first || second ? title + ", compared" : title + ": compare with A");
    }

    /** Another experiment becomes B; one of both changes them over. */
    private static String href(String id, @Nullable Asked chosen, boolean compared) {
        if (chosen == null) {
            return "/experiments/" + id;
        }
        return compared ? query(chosen.b(), chosen.a()) : query(chosen.a(), id);
    }

    /** What a fork does otherwise than its parent: the first of it. */
    private static String changed(Family family, Member member) {
        var fork = member.view().experiment().fork();
        var parent = fork == null ? null : family.members().get(fork.parent());
        if (parent == null) {
            return "";
        }
        var rows = Differences.of(
                        List.of(parent.view().experiment(), member.view().experiment()))
                .differing();
        if (rows.isEmpty()) {
            return "as its parent";
        }
        var row = rows.getFirst();
        var more = rows.size() == 1 ? "" : ", %s more".formatted(Said.count(rows.size() - 1));
        if (row.path().startsWith("constraints")) {
            return "limit: " + Limits.words(member.view().experiment()) + more;
        }
        var path = row.path().substring(row.path().indexOf('.') + 1).replace('_', ' ');
        return "%s %s → %s%s"
                .formatted(
                        path, said(row.values().getFirst()), said(row.values().getLast()), more);
    }

    private static String said(@Nullable String value) {
        return value == null ? "none" : value;
    }
}
