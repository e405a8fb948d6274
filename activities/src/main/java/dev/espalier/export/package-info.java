/** Trained networks as packages that can be handed over: written, and checked where they arrive. */
@NullMarked
package dev.espalier.export;

import org.jspecify.annotations.NullMarked;
