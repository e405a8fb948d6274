/** Immutable content under keys, passed by reference. */
@NullMarked
package dev.espalier.artifact;

import org.jspecify.annotations.NullMarked;
