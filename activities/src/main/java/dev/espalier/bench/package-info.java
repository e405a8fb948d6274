/** Measurements of the engine itself, which anybody can repeat. */
@NullMarked
package dev.espalier.bench;

import org.jspecify.annotations.NullMarked;
