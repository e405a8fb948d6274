package dev.espalier.space.table;

import dev.espalier.space.Architecture;
import dev.espalier.space.DecisionSpace;
import java.util.ArrayList;
import java.util.List;

/**
 * The numbering of a flat space's architectures: choices read as digits, the first decision most significant, in the
 * mixed radix of the decisions' arities. Only for spaces of fewer than 2^63 architectures.
 */
public final class Positions {

    private final String space;
    private final int[] arities;

    private Positions(String space, int[] arities) {
        this.space = space;
        this.arities = arities;
    }

    /**
     * The numbering of a space.
     *
     * @throws IllegalArgumentException when the space has 2^63 architectures or more
     */
    public static Positions of(DecisionSpace space) {
        if (space.size() >= Long.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "The space (%s) must have fewer than 2^63 architectures to be numbered.".formatted(space.name()));
        }
        return of(
                space.name(),
                space.decisions().stream().map(decision -> decision.arity()).toList());
    }

    /** The numbering by the decisions' arities, whose product is less than 2^63. */
    static Positions of(String space, List<Integer> arities) {
        return new Positions(space, arities.stream().mapToInt(Integer::intValue).toArray());
    }

    /** The number of an architecture that lies in the space. */
    public long position(Architecture architecture) {
        long position = 0;
        List<Integer> choices = architecture.choices();
        for (int i = 0; i < arities.length; i++) {
            position = position * arities[i] + choices.get(i);
        }
        return position;
    }

    /** The architecture of a number. */
    public Architecture at(long position) {
        var choices = new ArrayList<Integer>();
        for (int i = arities.length - 1; i >= 0; i--) {
            choices.addFirst((int) (position % arities[i]));
            position /= arities[i];
        }
        return new Architecture(space, choices);
    }
}
