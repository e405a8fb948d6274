package dev.espalier.page;

import dev.espalier.catalogue.InvalidInput;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.Page;
import dev.espalier.ledger.TrialStatus;
import dev.espalier.ledger.TrialView;
import dev.espalier.ledger.Trials;
import dev.espalier.search.Objective;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the list of trials from what an address asks for. */
@Singleton
final class TrialLists {

    private static final int SHOWN = 50;

    private final Trials trials;
    private final TrialLines lines;

    TrialLists(Trials trials, TrialLines lines) {
        this.trials = trials;
        this.lines = lines;
    }

    /** What an address asks for; empty where it does not say. */
    record Asked(
            String status,
            String architecture,
            String round,
            String sort,
            String order,
            @Nullable String cursor) {

        Query query(String id) {
            return new Query()
                    .and("tab", "trials")
                    .and("status", status)
                    .and("architecture", architecture)
                    .and("only", round)
                    .and("sort", sort)
                    .and("order", order);
        }

        boolean descending(ExperimentView experiment) {
            return order.isEmpty() ? standard(experiment, sort).equals("desc") : order.equals("desc");
        }

        /** The better values first; the newest trials first. */
        static String standard(ExperimentView experiment, String sort) {
            if (sort.isEmpty()) {
                return "desc";
            }
            return experiment.experiment().problem().objectives().stream()
                            .anyMatch(objective -> objective.metric().name().equals(sort)
                                    && objective.direction() == Objective.Direction.MAXIMIZE)
                    ? "desc"
                    : "asc";
        }
    }

    TrialsView view(ExperimentView experiment, Asked asked) {
        var problem = "";
        Page<TrialView> page = new Page<>(List.of(), null);
        try {
            page = trials.page(experiment, filter(experiment, asked), asked.cursor(), SHOWN);
        } catch (InvalidInput e) {
            problem = String.join(" ", e.problems());
        }
        return new TrialsView(
                experiment.id(),
                columns(experiment, asked),
                lines.lines(experiment, page.items()),
                choices(asked.status()),
                asked.architecture(),
                asked.round(),
                asked.sort(),
                asked.order(),
                column(experiment, asked, "", "Trial", ""),
                page.next() == null
                        ? null
                        : asked.query(experiment.id())
                                .and("cursor", page.next())
                                .toString(),
                asked.cursor() == null,
                problem,
                experiment.trials(),
                asked.status().equals(TrialStatus.FILTERED.word()),
                MetricWords.objective(experiment.experiment()));
    }

    private static Trials.Filter filter(ExperimentView experiment, Asked asked) {
        var status = TrialStatus.RECORDED.stream()
                .filter(known -> known.word().equals(asked.status()))
                .findFirst()
                .orElse(null);
        return new Trials.Filter(
                status, asked.architecture().strip(), round(asked.round()), asked.sort(), asked.descending(experiment));
    }

    private static @Nullable Integer round(String text) {
        if (text.isBlank()) {
            return null;
        }
        try {
            return Math.max(0, Integer.parseInt(text.strip()) - 1);
        } catch (NumberFormatException _) {
            throw new InvalidInput("The `round` (%s) must be a whole number, from 1.".formatted(text));
        }
    }

    private static List<TrialsView.Column> columns(ExperimentView experiment, Asked asked) {
        var columns = new ArrayList<TrialsView.Column>();
        for (var slot : experiment.slots()) {
            var words = MetricWords.of(slot);
            columns.add(column(experiment, asked, slot, words.title(), words.unit()));
        }
        return columns;
    }

    private static TrialsView.Column column(
            ExperimentView experiment, Asked asked, String sort, String title, String unit) {
        boolean current = asked.sort().equals(sort);
        boolean descending = asked.descending(experiment);
        var order = current ? (descending ? "asc" : "desc") : "";
        return new TrialsView.Column(
                title,
                unit,
                asked.query(experiment.id())
                        .and("sort", sort)
                        .and("order", order)
                        .toString(),
                current ? (descending ? "descending" : "ascending") : "");
    }

    private static List<TrialsView.Choice> choices(String chosen) {
        var choices = new ArrayList<TrialsView.Choice>();
        choices.add(new TrialsView.Choice("", "all evaluated", chosen.isEmpty()));
        for (var status : TrialStatus.RECORDED) {
            choices.add(new TrialsView.Choice(
                    status.word(), Badge.of(status).word(), status.word().equals(chosen)));
        }
        return choices;
    }
}
