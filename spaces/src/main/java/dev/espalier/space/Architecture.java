package dev.espalier.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A point of a search space: the space's name and one option index per decision. In a flat space the length is fixed;
 * in a space of varying length the choices are its derivation in depth-first order.
 *
 * @param choices option indices, from 0
 */
public record Architecture(String space, List<Integer> choices) {

    public Architecture {
        choices = List.copyOf(choices);
    }

    public Architecture(String space, int... choices) {
        this(space, Arrays.stream(choices).boxed().toList());
    }

    /** The key used everywhere, stable and readable: {@code nasbench201:0-3-2-1-4-0}. */
    public String id() {
        return space + ":" + choices.stream().map(String::valueOf).collect(Collectors.joining("-"));
    }

    /**
     * The architecture with this id.
     *
     * @throws IllegalArgumentException when the text is not {@code space:0-1-2}
     */
    public static Architecture of(String id) {
        int colon = id.lastIndexOf(':');
        if (colon < 1 || !id.substring(colon + 1).matches("[0-9]{1,6}(-[0-9]{1,6})*")) {
            throw new IllegalArgumentException(
                    "The architecture id (%s) must be a space and its choices, as in nasbench201:0-3-2-1-4-0."
                            .formatted(id));
        }
        return new Architecture(
                id.substring(0, colon),
                Arrays.stream(id.substring(colon + 1).split("-"))
                        .map(Integer::valueOf)
                        .toList());
    }

    /** This architecture with one decision changed. */
    public Architecture with(int decision, int option) {
        var next = new ArrayList<>(choices);
        next.set(decision, option);
        return new Architecture(space, next);
    }
}
