/** A network that grows graphs vertex by vertex, and all that trains it: float arrays and hand-written gradients. */
@NullMarked
package dev.espalier.generator;

import org.jspecify.annotations.NullMarked;
