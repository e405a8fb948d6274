package dev.espalier.space;

import java.util.List;

/**
 * A space whose architectures are made by a fixed sequence of choices, of which earlier ones may rule out options of
 * later ones. Whoever draws only what is {@link #allowed} always ends with an architecture. The laws are in
 * {@code SequentialSpaceContract}.
 */
public interface SequentialSpace extends SearchSpace {

    /** The choices, in the order in which they are made. */
    List<Decision> steps();

    /**
     * Which options of the next step can still lead to an architecture; at least one, if all before were allowed.
     *
     * @param taken the options of the steps before, fewer than there are steps
     */
    boolean[] allowed(List<Integer> taken);

    /** What all steps lead to; different ones may lead to the same. */
    Architecture made(List<Integer> taken);

    /** Options that lead to an architecture, one for each step. */
    List<Integer> steps(Architecture architecture);
}
