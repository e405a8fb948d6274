/** The command line: a small program that talks to a server over HTTP and knows nothing of how a search runs. */
@NullMarked
package dev.espalier.cli;

import org.jspecify.annotations.NullMarked;
