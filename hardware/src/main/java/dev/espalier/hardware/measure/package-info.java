/** Measuring latency so that it can be believed: what counts, what is thrown away, and what is kept with each figure. */
@NullMarked
package dev.espalier.hardware.measure;

import org.jspecify.annotations.NullMarked;
