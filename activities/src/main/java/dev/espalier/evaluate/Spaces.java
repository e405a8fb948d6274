package dev.espalier.evaluate;

import dev.espalier.space.SearchSpace;
import java.util.Optional;

/** The search spaces at hand: shipped ones and those that users added. */
public interface Spaces {

    Optional<SearchSpace> space(String name);
}
