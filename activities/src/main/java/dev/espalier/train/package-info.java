/** Training of networks on images, taken up where it was cut off. */
@NullMarked
package dev.espalier.train;

import org.jspecify.annotations.NullMarked;
