/** What the decisions of a search space do to what is measured. */
@org.jspecify.annotations.NullMarked
package dev.espalier.effect;
