/**
 * Supernets: all networks of a space in the weights of one, the unified one of SGNAS and those of spaces whose decisions are
 * local. One is trained path by path, and then tells with its weights frozen what an architecture is worth, and how that
 * changes with the probabilities of its options.
 *
 * @see <a href="https://arxiv.org/abs/2103.07289">Huang &amp; Chu, CVPR 2021, Sections 3.2 and 3.3</a>
 */
@NullMarked
package dev.espalier.supernet;

import org.jspecify.annotations.NullMarked;
