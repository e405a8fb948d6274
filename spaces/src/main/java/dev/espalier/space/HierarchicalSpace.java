package dev.espalier.space;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A space whose architectures are functions composed of functions, on several levels: what fills an arrow of a graph is a
 * graph again, or an operation. The laws are in {@code HierarchicalSpaceContract}.
 *
 * @see <a href="https://arxiv.org/abs/2211.01842">Schrodi et al., NeurIPS 2023</a>, section 3
 */
public interface HierarchicalSpace extends SearchSpace {

    /** What an architecture is composed of. */
    Nest nest(Architecture architecture);

    /**
     * An architecture seen from farther and from nearer: at each level whatever lies deeper is one operation, which is
     * called by all that is in it. The coarsest is first; architectures of one space may have different numbers of levels.
     */
    List<OperationGraph> levels(Architecture architecture);

    /**
     * Two architectures that came of two, or of one twice: each took over a part of the other that may stand in its place.
     * The parents themselves where no exchange gives anything new.
     */
    List<Architecture> cross(Architecture mother, Architecture father, RandomGenerator random);
}
