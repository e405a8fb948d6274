/** The durable steps of a search, as activity interfaces, and their messages. */
@NullMarked
package dev.espalier.step;

import org.jspecify.annotations.NullMarked;
