/** Settings of methods and evaluators: declared once, on the record that holds them. */
@NullMarked
package dev.espalier.setting;

import org.jspecify.annotations.NullMarked;
