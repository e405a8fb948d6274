/**
 * FaDE: regions of a space of chains are trained as one supernet, whose shares rank their graphs; an outer search goes from
 * region to region. The estimator follows the public code; the outer searches are FaDE-compatible proposals of our own.
 */
@NullMarked
package dev.espalier.fade;

import org.jspecify.annotations.NullMarked;
