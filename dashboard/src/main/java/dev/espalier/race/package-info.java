/** Races: methods compared on equal budgets, each run an experiment, and what came of them. */
@NullMarked
package dev.espalier.race;

import org.jspecify.annotations.NullMarked;
