package dev.espalier.page;

import dev.espalier.ledger.ExperimentView;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which columns a table of trials has beside the trial itself.
 *
 * @param address as addresses write them, or empty for all
 */
public record TrialColumns(List<Choice> choices, String address) {

    /** A column to choose. */
    public record Choice(String name, String word, boolean chosen) {}

    /** @param shown names between commas; all of them where none is known */
    static TrialColumns of(ExperimentView view, String shown) {
        var words = new ArrayList<Choice>();
        words.add(new Choice("cell", "cell", true));
        words.add(new Choice("state", "state", true));
        view.slots()
                .forEach(slot -> words.add(new Choice(slot, MetricWords.of(slot).label(), true)));
        words.add(new Choice("round", "round", true));
        words.add(new Choice("origin", "made by", true));
        words.add(new Choice("gpu", "GPU time", true));
        words.add(new Choice("architecture", "architecture", true));
        Set<String> asked = Stream.of(shown.split(",")).collect(Collectors.toCollection(LinkedHashSet::new));
        asked.retainAll(words.stream().map(Choice::name).toList());
        return asked.isEmpty()
                ? new TrialColumns(List.copyOf(words), "")
                : new TrialColumns(
                        words.stream()
                                .map(choice -> new Choice(choice.name, choice.word, asked.contains(choice.name)))
                                .toList(),
                        String.join(",", asked));
    }

    /** Whether a column is shown. */
    public boolean has(String name) {
        return choices.stream().anyMatch(choice -> choice.name.equals(name) && choice.chosen);
    }

    /** Whether the column of a measure is shown, by its place among them. */
    public boolean measured(int place) {
        return choices.get(2 + place).chosen;
    }
}
