/** The server as the command line sees it: JSON over HTTP, streams, and what can go wrong on the way. */
@NullMarked
package dev.espalier.cli.server;

import org.jspecify.annotations.NullMarked;
