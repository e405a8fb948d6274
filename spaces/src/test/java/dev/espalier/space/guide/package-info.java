/** The code of docs/guides/add-a-space.md. */
@NullMarked
package dev.espalier.space.guide;

import org.jspecify.annotations.NullMarked;
