/** Measurements of the product itself, printed with the machine they were taken on. */
@NullMarked
package dev.espalier.bench;

import org.jspecify.annotations.NullMarked;
