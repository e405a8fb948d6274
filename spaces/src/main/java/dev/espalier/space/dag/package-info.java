/** Spaces whose architectures are chains of stages, each of which repeats nothing and is an acyclic graph of its own. */
@NullMarked
package dev.espalier.space.dag;

import org.jspecify.annotations.NullMarked;
