/** Following an experiment while it runs. */
@NullMarked
package dev.espalier.cli.watch;

import org.jspecify.annotations.NullMarked;
