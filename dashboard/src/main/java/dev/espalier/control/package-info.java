/** The one place through which people change the course of experiments. */
@NullMarked
package dev.espalier.control;

import org.jspecify.annotations.NullMarked;
