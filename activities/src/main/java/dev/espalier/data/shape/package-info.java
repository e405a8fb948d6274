/** Images that are drawn, not read: a data set that every installation has. */
@NullMarked
package dev.espalier.data.shape;

import org.jspecify.annotations.NullMarked;
