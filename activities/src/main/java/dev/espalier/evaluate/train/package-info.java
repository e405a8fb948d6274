/** The evaluator that trains networks on images. */
@NullMarked
package dev.espalier.evaluate.train;

import org.jspecify.annotations.NullMarked;
