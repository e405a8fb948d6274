/** Evaluators: they turn candidates into outcomes. */
@NullMarked
package dev.espalier.evaluate;

import org.jspecify.annotations.NullMarked;
