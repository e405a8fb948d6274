/** Boosted trees that rank architectures, grown by a native library which is loaded when they are first asked for. */
@NullMarked
package dev.espalier.surrogate.trees;

import org.jspecify.annotations.NullMarked;
