/** The mobile networks of SGNAS, whose layers choose how far they expand and with which kernels. */
@NullMarked
package dev.espalier.space.sgnas;

import org.jspecify.annotations.NullMarked;
