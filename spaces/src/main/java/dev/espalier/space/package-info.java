/** Architectures, search spaces and the networks they mean. */
@NullMarked
package dev.espalier.space;

import org.jspecify.annotations.NullMarked;
