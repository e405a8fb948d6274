package dev.espalier.control;

import dev.espalier.search.Constraint;
import dev.espalier.search.Experiment.Budget;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of a running experiment: what is null stays as it is.
 *
 * @param revision the revision it was made for, or null when it shall hold whatever the revision is
 */
public record Change(
        @Nullable List<Constraint> constraints,
        @Nullable Budget budget,
        @Nullable Integer concurrency,
        @Nullable Integer revision) {}
