package dev.espalier.page;

/**
 * What the dialogs of an experiment are filled with.
 *
 * @param rounds closed, the latest that can be forked from
 * @param constraints one a line, as in the file
 * @param trials the budget's, or empty; as is {@code gpuTime}
 */
public record FormsView(
        String id,
        String name,
        String forkName,
        int firstRound,
        int rounds,
        String constraints,
        String trials,
        String gpuTime,
        int concurrency,
        int revision,
        String seed) {}
