/** The REST API: one resource for each noun, answers as records, problems as RFC 9457 wants them. */
@NullMarked
package dev.espalier.api;

import org.jspecify.annotations.NullMarked;
