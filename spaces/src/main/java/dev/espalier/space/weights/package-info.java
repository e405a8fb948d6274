/** The learned values of a network: named arrays, and the file they are kept in. */
@NullMarked
package dev.espalier.space.weights;

import org.jspecify.annotations.NullMarked;
