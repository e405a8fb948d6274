package dev.espalier.space.block;

import ai.djl.ndarray.NDArray;

/** How a node's value is computed from those that it reads. */
interface Layer {

    NDArray apply(Run run, NDArray[] read);
}
