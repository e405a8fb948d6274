package dev.espalier.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.espalier.data.MiniBatch;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Takes images to where they are computed. It shares one buffer among all mini-batches, and belongs to one thread. */
public final class Pixels {

    private ByteBuffer buffer = ByteBuffer.allocate(0);

    /** {@code [images, channels, size, size]}, which lie channels last: so the library computes fastest. */
    public NDArray of(NDManager scope, MiniBatch batch) {
        int bytes = 4 * batch.pixels().length;
        if (buffer.capacity() < bytes) {
            buffer = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        }
        buffer.clear().limit(bytes);
        buffer.asFloatBuffer().put(batch.pixels());
        var shape = new Shape(batch.size(), batch.resolution(), batch.resolution(), batch.channels());
        return scope.create(buffer, shape, DataType.FLOAT32).transpose(0, 3, 1, 2);
    }
}
