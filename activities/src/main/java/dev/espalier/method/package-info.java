/** Search methods: they ask for evaluations and are told the outcomes. */
@NullMarked
package dev.espalier.method;

import org.jspecify.annotations.NullMarked;
