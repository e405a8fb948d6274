/** Users' own trainers: programs in any language that evaluate one candidate each. */
@NullMarked
package dev.espalier.evaluate.command;

import org.jspecify.annotations.NullMarked;
