/** The one workflow that carries checkpoints from step to step. */
@NullMarked
package dev.espalier.workflow;

import org.jspecify.annotations.NullMarked;
