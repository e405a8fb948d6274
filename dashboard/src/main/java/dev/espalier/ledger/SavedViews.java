package dev.espalier.ledger;

import dev.espalier.catalogue.InvalidInput;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Keeps views of the list of experiments under names, for everybody. */
@Singleton
public class SavedViews {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_FILTER = 2_000;
    private static final int MOST = 30;

    private final Clock clock = Clock.systemUTC();

    /** A filter and an order, as they are written in addresses. */
    public record SavedView(String name, String filter, String sorting) {}

    /** By name. */
    @Transactional
    public List<SavedView> all() {
        return SavedViewRow.<SavedViewRow>list("order by name").stream()
                .map(row -> new SavedView(row.name, row.filter, row.sorting))
                .toList();
    }

    /**
     * Keeps a view; one of that name is replaced.
     *
     * @throws InvalidInput when the name is empty or too long, the filter or the order is none, or there are too many
     */
    @Transactional
    public void keep(String name, String filter, String sorting) {
        var terms = Terms.parse(filter).toString();
        var order = Sorting.of(sorting).toString();
        SavedViewRow row = SavedViewRow.findById(name);
        refuse(name, terms, row == null);
        if (row == null) {
            row = new SavedViewRow();
            row.name = name;
            row.createdAt = clock.instant();
        }
        row.filter = terms;
        row.sorting = order;
        row.persist();
    }

    private static void refuse(String name, String terms, boolean another) {
        var problems = new ArrayList<String>();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            problems.add("The name (%.80s) must have 1 to %d characters.".formatted(name, LONGEST_NAME));
        }
        if (terms.length() > LONGEST_FILTER) {
            problems.add("The filter has %d characters, but must have at most %d."
                    .formatted(terms.length(), LONGEST_FILTER));
        }
        if (another && SavedViewRow.count() >= MOST) {
            problems.add("There are %d views already; take one away first.".formatted(MOST));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    /** Nothing where there is none of that name. */
    @Transactional
    public void remove(String name) {
        SavedViewRow.deleteById(name);
    }
}
