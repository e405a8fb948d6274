package dev.espalier.space.table;

import java.util.List;

/**
 * What a table holds.
 *
 * @param name the key of the table, lower case, unique: {@code nasbench201-cifar10}
 * @param space the key of the space its architectures belong to
 * @param metrics what is known after the most epochs; fewer may be known after less
 * @param rows how many architectures it has
 * @param epochs at which there are results, ascending; empty where the source does not say
 * @param provenance whose figures, at which version, under which licence
 */
public record TableInfo(
        String name,
        String title,
        String space,
        List<String> metrics,
        long rows,
        List<Integer> epochs,
        String provenance) {

    public TableInfo {
        metrics = List.copyOf(metrics);
        epochs = List.copyOf(epochs);
    }

    /**
     * The number of epochs that is meant, 0 where the source states none.
     *
     * @throws IllegalArgumentException when there are no results at this number
     */
    public int resolve(int asked) {
        if (asked == 0 || epochs.contains(asked)) {
            return asked != 0 || epochs.isEmpty() ? asked : epochs.getLast();
        }
        throw new IllegalArgumentException(
                epochs.isEmpty()
                        ? "The `epochs` (%d) must be left out: the table %s does not say how long it trained."
                                .formatted(asked, name)
                        : "The `epochs` (%d) must be one of %s, at which the table %s has results."
                                .formatted(asked, epochs, name));
    }
}
