/** Experiment files: reading and writing them, the units in them, and their JSON Schema. */
@NullMarked
package dev.espalier.file;

import org.jspecify.annotations.NullMarked;
