/** What is written to a terminal: tables, amounts with their units, times in the local zone. */
@NullMarked
package dev.espalier.cli.text;

import org.jspecify.annotations.NullMarked;
