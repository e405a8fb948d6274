/** Figures that others computed, for our own to be compared with. */
@NullMarked
package dev.espalier.golden;

import org.jspecify.annotations.NullMarked;
