/** The evaluator whose architectures inherit their weights from one supernet. */
@NullMarked
package dev.espalier.evaluate.supernet;

import org.jspecify.annotations.NullMarked;
