package dev.espalier.measure;

import dev.espalier.hardware.measure.Protocol;

/**
 * What the measuring process is asked for: one sitting.
 *
 * @param model the path of an ONNX file
 * @param size height and width of its images
 * @param batch images at a time
 * @param threads that share an inference
 * @param calmFirst whether to wait for a moment in which others do little
 */
record Job(String model, int channels, int size, int batch, int threads, Protocol protocol, boolean calmFirst) {}
