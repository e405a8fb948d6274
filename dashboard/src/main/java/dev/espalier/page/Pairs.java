package dev.espalier.page;

import dev.espalier.file.Differences;
import dev.espalier.page.ForksView.Cell;
import dev.espalier.page.ForksView.DiffLine;
import dev.espalier.page.ForksView.Outcome;
import dev.espalier.page.Staircase.Reference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words what two experiments of a family differ in, and what came of it. */
final class Pairs {

    private final Contender a;
    private final Contender b;
    private final Fronts fronts;

    Pairs(Contender a, Contender b) {
        this.a = a;
        this.b = b;
        this.fronts = Fronts.of(List.of(a, b));
    }

    Fronts fronts() {
        return fronts;
    }

    static List<DiffLine> diff(Differences differences) {
        return differences.rows().stream()
                .map(row -> new DiffLine(cell(row, 0, "a"), cell(row, 1, "b")))
                .toList();
    }

    private static Cell cell(Differences.Row row, int place, String look) {
        var value = row.values().get(place);
        var kind = row.same() ? "same" : row.heading() ? "same ctx" : look;
        return value == null ? new Cell("", "", kind) : new Cell(row.lead().stripTrailing() + " ", value, kind);
    }

    List<Outcome> outcomes() {
        var outcomes = new ArrayList<Outcome>();
        outcomes.add(best());
        outcomes.addAll(areas());
        outcomes.add(count("Trials", a.view().trials(), b.view().trials()));
        outcomes.add(count("Rounds", a.view().rounds(), b.view().rounds()));
        long more = b.view().gpuSeconds() - a.view().gpuSeconds();
        outcomes.add(new Outcome(
                "GPU time",
                "",
                Said.gpuTime(a.view().gpuSeconds()),
                Said.gpuTime(b.view().gpuSeconds()),
                more == 0 ? "0" : (more > 0 ? "+" : "−") + Said.gpuTime(Math.abs(more)),
                ""));
        return outcomes;
    }

    private Outcome best() {
        var objective = a.view().experiment().problem().objectives().getFirst();
        var words = MetricWords.of(objective.metric());
        var first = a.view().best();
        var second = b.view().best();
        return outcome(
                "Best within own limit",
                words.unit(),
                first == null ? null : first.figure(),
                second == null ? null : second.figure(),
                words.digits(),
                Staircase.higher(objective) ? 1 : -1);
    }

    private static Outcome outcome(
            String name, String unit, @Nullable Double a, @Nullable Double b, int digits, int better) {
        double difference = a == null || b == null ? 0 : b - a;
        var said = Said.signed(difference, digits);
        return new Outcome(
                name,
                unit,
                a == null ? "none yet" : Said.fixed(a, digits),
                b == null ? "none yet" : Said.fixed(b, digits),
                a == null || b == null ? "" : said,
                said.equals("0") || better == 0 ? "" : difference * better > 0 ? "up" : "down");
    }

    private static Outcome count(String name, int a, int b) {
        return new Outcome(name, "", Said.count(a), Said.count(b), Said.signed(b - a, 0), "");
    }

    /** The hypervolume up to the worst of both fronts, then up to each limit. */
    private List<Outcome> areas() {
        if (fronts.axes().isEmpty() || fronts.shown().size() < 2) {
            return List.of();
        }
        var worst = Reference.worst(fronts.stairs());
        var across = fronts.axes().get().across();
        var words = MetricWords.of(across.metric());
        var areas = new ArrayList<Outcome>();
        areas.add(area("Hypervolume to " + words.full(Fronts.value(across, worst.second())), worst));
        if (!Staircase.higher(across)) {
            fronts.shown().stream()
                    .flatMap(one -> one.contender().limit(across.metric()).stream())
                    .distinct()
                    .map(limit -> area(
                            "Hypervolume to %s %s"
                                    .formatted(Said.plain(limit.atMost()), words.unit())
                                    .strip(),
                            new Reference(worst.first(), limit.atMost())))
                    .forEach(areas::add);
        }
        return areas;
    }

    private Outcome area(String name, Reference reference) {
        double first = fronts.stairs().getFirst().area(reference);
        double second = fronts.stairs().getLast().area(reference);
        return outcome(name, "", first, second, Math.max(first, second) < 1 ? 4 : 2, 1);
    }

    /** What the hypervolumes are measured up to, in a sentence; empty where they are not compared. */
    String reference() {
        return fronts.shown().size() < 2 ? "" : fronts.reference();
    }
}
