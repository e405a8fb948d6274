/** Data sets in files that users have: how they are read, registered, looked at and checked. */
@NullMarked
package dev.espalier.data.file;

import org.jspecify.annotations.NullMarked;
