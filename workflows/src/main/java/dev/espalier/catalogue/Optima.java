package dev.espalier.catalogue;

import dev.espalier.search.Experiment;
import java.util.OptionalDouble;

/** Says what the best possible outcome of a search is, where a table knows every architecture of its space. */
public interface Optima {

    /** The best figure of the first objective within the limits; nothing where not all of it is known. */
    OptionalDouble best(Experiment experiment);
}
