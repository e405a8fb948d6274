/** A network that grows graphs vertex by vertex. */
@NullMarked
package dev.espalier.generator;

import org.jspecify.annotations.NullMarked;
