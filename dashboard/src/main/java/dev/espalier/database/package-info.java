/** The choice of the database, made when the process starts. */
@NullMarked
package dev.espalier.database;

import org.jspecify.annotations.NullMarked;
