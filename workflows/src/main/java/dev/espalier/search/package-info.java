/** The vocabulary of a search: problem, candidate, trial, checkpoint, experiment, Pareto front. */
@NullMarked
package dev.espalier.search;

import org.jspecify.annotations.NullMarked;
