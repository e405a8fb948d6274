/** News of experiments, for pages that are open. */
@NullMarked
package dev.espalier.live;

import org.jspecify.annotations.NullMarked;
