/** Spaces whose architectures are cells, repeated in a fixed frame. */
@NullMarked
package dev.espalier.space.cell;

import org.jspecify.annotations.NullMarked;
