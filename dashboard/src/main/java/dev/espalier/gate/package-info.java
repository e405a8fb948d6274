/** Who may come in: everything that is asked over HTTP passes here first, whatever answers it. */
@NullMarked
package dev.espalier.gate;

import org.jspecify.annotations.NullMarked;
