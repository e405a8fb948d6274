/** A network as a block of the Deep Java Library: what can be run and trained. */
@NullMarked
package dev.espalier.space.block;

import org.jspecify.annotations.NullMarked;
