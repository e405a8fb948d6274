/** Devices whose latency is predicted from a few measurements. */
@NullMarked
package dev.espalier.calibrate;

import org.jspecify.annotations.NullMarked;
