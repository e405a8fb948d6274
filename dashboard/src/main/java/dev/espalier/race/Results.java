package dev.espalier.race;

import java.util.List;

/**
 * What came of a race so far.
 *
 * @param ranks the mean rank of each method over all problems and paired seeds, best first; none before the first
 */
public record Results(List<Contest> contests, List<Rank> ranks) {

    public Results {
        contests = List.copyOf(contests);
        ranks = List.copyOf(ranks);
    }

    /** A method's mean rank, 1 being the best; {@code blocks} are problems by seeds. */
    public record Rank(String method, double mean, int blocks) {}
}
