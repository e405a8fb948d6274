/**
 * The architecture generator of SGNAS: a network that answers a constraint with an architecture, trained once for any
 * number of constraints, and what makes its answers keep them.
 *
 * @see <a href="https://arxiv.org/abs/2103.07289">Huang &amp; Chu, CVPR 2021, Section 3.1, Equations 8 to 10</a>
 */
@NullMarked
package dev.espalier.sgnas;

import org.jspecify.annotations.NullMarked;
