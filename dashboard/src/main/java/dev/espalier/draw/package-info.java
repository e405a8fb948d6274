/** SVG text made by pure functions: cells, networks, costs and the small figures of the pages. */
@NullMarked
package dev.espalier.draw;

import org.jspecify.annotations.NullMarked;
