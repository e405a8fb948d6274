/** Latencies read from tables. */
@NullMarked
package dev.espalier.hardware.lookup;

import org.jspecify.annotations.NullMarked;
