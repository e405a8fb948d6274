/**
 * Hierarchical spaces written as context-free grammars, whose architectures are terms.
 *
 * @see <a href="https://arxiv.org/abs/2211.01842">Schrodi et al., NeurIPS 2023</a>, section 3
 */
@NullMarked
package dev.espalier.space.grammar;

import org.jspecify.annotations.NullMarked;
