/** Networks with their weights as ONNX files, which every runtime reads. */
@NullMarked
package dev.espalier.onnx;

import org.jspecify.annotations.NullMarked;
