/** Search spaces that users write as YAML. */
@NullMarked
package dev.espalier.space.custom;

import org.jspecify.annotations.NullMarked;
