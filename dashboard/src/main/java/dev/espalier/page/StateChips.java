package dev.espalier.page;

import dev.espalier.ledger.Sorting;
import dev.espalier.ledger.Status;
import dev.espalier.ledger.Term;
import dev.espalier.ledger.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A list's states, with how many experiments each has, beside whatever else it is filtered by. */
final class StateChips {

    private StateChips() {}

    static List<ExperimentsView.Chip> of(Map<Status, Long> counts, Terms terms, Sorting sorting) {
        var others = terms.withoutStates();
        long all = counts.values().stream().mapToLong(count -> count).sum();
        var chips = new ArrayList<ExperimentsView.Chip>();
        chips.add(chip("All", all, others, others.equals(terms), sorting));
        counts.forEach((status, count) -> {
            var state = new Term.State(List.of(status));
            boolean current = terms.all().contains(state);
            if (count > 0 || current) {
                var word = status.word();
                chips.add(chip(
                        Character.toUpperCase(word.charAt(0)) + word.substring(1),
                        count,
                        others.and(state),
                        current,
                        sorting));
            }
        });
        return chips;
    }

    private static ExperimentsView.Chip chip(String word, long count, Terms terms, boolean current, Sorting sorting) {
        return new ExperimentsView.Chip(word, Said.count(count), ExperimentsPage.address(terms, sorting), current);
    }
}
