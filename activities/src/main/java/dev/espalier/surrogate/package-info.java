/** Models that rank architectures before they are evaluated, shared by all methods. */
@NullMarked
package dev.espalier.surrogate;

import org.jspecify.annotations.NullMarked;
