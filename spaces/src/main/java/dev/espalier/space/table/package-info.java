/** Published and private results: what an architecture reached, read from a benchmark's file. */
@NullMarked
package dev.espalier.space.table;

import org.jspecify.annotations.NullMarked;
