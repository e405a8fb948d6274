/** Devices, cost in MACs and parameters, and latency with where it comes from. */
@NullMarked
package dev.espalier.hardware;

import org.jspecify.annotations.NullMarked;
