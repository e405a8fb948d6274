package dev.espalier.method;

import java.util.Arrays;
import java.util.List;

/** What the members of a population are compared by: the loss or, with several, by how many they are dominated. */
final class Ranks {

    private final List<Scored> members;
    private final double[] ranks;

    Ranks(List<Scored> members) {
        this.members = members;
        this.ranks = new double[members.size()];
        Arrays.fill(ranks, Double.NaN);
    }

    /** Less is better; computed when it is first asked for. */
    double of(int member) {
        if (Double.isNaN(ranks[member])) {
            ranks[member] = rank(members.get(member));
        }
        return ranks[member];
    }

    private double rank(Scored member) {
        return member.losses().size() == 1
                ? member.losses().getFirst()
                : members.stream().filter(other -> other.dominates(member)).count();
    }
}
