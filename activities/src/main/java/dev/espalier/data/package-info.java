/** Labelled images: where they come from, how they are varied, and how they reach a training. */
@NullMarked
package dev.espalier.data;

import org.jspecify.annotations.NullMarked;
