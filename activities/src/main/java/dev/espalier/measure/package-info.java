/** Networks timed on the processor of this machine, in a process of their own, and what is kept of it. */
@NullMarked
package dev.espalier.measure;

import org.jspecify.annotations.NullMarked;
