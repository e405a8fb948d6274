package dev.espalier.page;

import dev.espalier.catalogue.InvalidInput;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.Moment;
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
            String shown,
            @Nullable String cursor) {

        Query query(String past) {
            return new Query()
                    .and("tab", "trials")
                    .and("round", past)
                    .and("show", shown)
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

    TrialsView view(Moment moment, Asked asked) {
        var experiment = moment.view();
        var past = moment.round();
        var problem = "";
        Page<TrialView> page = new Page<>(List.of(), null);
        try {
            page = trials.page(experiment, filter(moment, asked), asked.cursor(), SHOWN);
        } catch (InvalidInput e) {
            problem = String.join(" ", e.problems());
        }
        return new TrialsView(
                experiment.id(),
                past,
                columns(moment, asked),
                lines.lines(experiment, page.items()),
                choices(asked.status()),
                asked.architecture(),
                asked.round(),
                asked.sort(),
                asked.order(),
                column(moment, asked, "", "Trial", ""),
                page.next() == null
                        ? null
                        : asked.query(past).and("cursor", page.next()).toString(),
                asked.cursor() == null,
                problem,
                experiment.trials(),
                asked.status().equals(TrialStatus.FILTERED.word()),
                asked.status().equals(TrialStatus.FAILED.word()),
                experiment.failed() == 0 ? "" : Said.count(experiment.failed()),
                TrialColumns.of(experiment, asked.shown()),
                MetricWords.objective(experiment.experiment()));
    }

    private static Trials.Filter filter(Moment moment, Asked asked) {
        var status = TrialStatus.RECORDED.stream()
                .filter(known -> known.word().equals(asked.status()))
                .findFirst()
                .orElse(null);
        return new Trials.Filter(
                status,
                asked.architecture().strip(),
                round(asked.round()),
                moment.rounds(),
                asked.sort(),
                asked.descending(moment.view()));
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

    private static List<TrialsView.Column> columns(Moment moment, Asked asked) {
        var columns = new ArrayList<TrialsView.Column>();
        for (var slot : moment.view().slots()) {
            var words = MetricWords.of(slot);
            columns.add(column(moment, asked, slot, words.title(), words.unit()));
        }
        return columns;
    }

    private static TrialsView.Column column(Moment moment, Asked asked, String sort, String title, String unit) {
        boolean current = asked.sort().equals(sort);
        boolean descending = asked.descending(moment.view());
        var order = current ? (descending ? "asc" : "desc") : "";
        return new TrialsView.Column(
                sort,
                title,
                unit,
                asked.query(moment.round())
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
