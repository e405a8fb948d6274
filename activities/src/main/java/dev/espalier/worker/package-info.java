/** The durable steps and what they stand on. */
@NullMarked
package dev.espalier.worker;

import org.jspecify.annotations.NullMarked;
