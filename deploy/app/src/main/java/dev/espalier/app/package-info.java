/** What runs: the roles of a process, and how its parts are joined. */
@NullMarked
package dev.espalier.app;

import org.jspecify.annotations.NullMarked;
