/** Networks of float arrays on one core, with hand-written gradients: the same bits on every machine. */
@NullMarked
package dev.espalier.gradient;

import org.jspecify.annotations.NullMarked;
