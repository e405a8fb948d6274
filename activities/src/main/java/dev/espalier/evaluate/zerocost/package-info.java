/** Scores of networks that were not trained. */
@NullMarked
package dev.espalier.evaluate.zerocost;

import org.jspecify.annotations.NullMarked;
