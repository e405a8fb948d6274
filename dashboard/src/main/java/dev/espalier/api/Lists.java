package dev.espalier.api;

import dev.espalier.catalogue.InvalidInput;
import dev.espalier.ledger.Experiments;
import dev.espalier.ledger.Status;
import dev.espalier.ledger.Term;
import dev.espalier.ledger.Terms;
import dev.espalier.ledger.TrialStatus;
import dev.espalier.ledger.Trials;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads from query parameters which experiments and trials are wanted. */
final class Lists {

    private static final String TRIAL = "trial";

    private Lists() {}

    /**
     * @param status any number of them, apart by commas or repeated
     * @param label {@code team:vision} for a value, {@code team} for any
     * @param race the id of one, empty for experiments on their own, null for all
     */
    static Experiments.Filter experiments(
            List<String> status,
            @Nullable String label,
            @Nullable String text,
            @Nullable String filter,
            @Nullable String race) {
        var terms = Terms.parse(filter == null ? "" : filter);
        var wanted = status.stream()
                .flatMap(words -> Stream.of(words.split(",")))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .map(Lists::status)
                .distinct()
                .toList();
        if (!wanted.isEmpty()) {
            terms = terms.and(new Term.State(wanted));
        }
        if (label != null && !label.isEmpty()) {
            terms = terms.and(tag(label));
        }
        if (text != null && !text.isEmpty()) {
            terms = terms.and(new Term.Word(text));
        }
        return new Experiments.Filter(terms, race);
    }

    private static Term.Tag tag(String label) {
        int colon = label.indexOf(':');
        return colon < 0
                ? new Term.Tag(label, null)
                : new Term.Tag(label.substring(0, colon), label.substring(colon + 1));
    }

    private static Status status(String word) {
        return Arrays.stream(Status.values())
                .filter(status -> status.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("The `status` (%.40s) must be one of %s."
                        .formatted(
                                word,
                                Arrays.stream(Status.values()).map(Status::word).collect(Collectors.joining(", ")))));
    }

    static Trials.Filter trials(TrialsQuery query) {
        return new Trials.Filter(
                trialStatus(query.status),
                query.architecture,
                query.round == null || query.round.isEmpty()
                        ? null
                        : (int) Limit.number("round", query.round, 1, Integer.MAX_VALUE) - 1,
                query.sort.equals(TRIAL) ? "" : query.sort,
                descending(query.order));
    }

    private static @Nullable TrialStatus trialStatus(@Nullable String word) {
        if (word == null || word.isEmpty()) {
            return null;
        }
        return TrialStatus.RECORDED.stream()
                .filter(status -> status.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(
                        "The `status` (%.40s) must be measured, infeasible, failed or filtered.".formatted(word)));
    }

    private static boolean descending(String order) {
        return switch (order) {
            case "asc" -> false;
            case "desc" -> true;
            default -> throw new InvalidInput("The `order` (%.40s) must be asc or desc.".formatted(order));
        };
    }
}
