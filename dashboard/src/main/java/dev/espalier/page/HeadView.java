package dev.espalier.page;

import java.util.List;

/**
 * What stands above the tabs of an experiment, and what can be done with it.
 *
 * @param labels as chips
 * @param parent id of the experiment it was forked from, or empty; {@code parentRound} counts from 1 and is 0 until that is known
 * @param relatives whether it is a fork or has forks
 * @param canPause whether it can be paused, as the others
 */
public record HeadView(
        String id,
        String name,
        Badge badge,
        List<String> labels,
        String parent,
        int parentRound,
        boolean relatives,
        Verdict verdict,
        boolean canPause,
        boolean canResume,
        boolean canStop,
        boolean canStart,
        boolean canFork,
        boolean canVerify,
        boolean canExport) {}
