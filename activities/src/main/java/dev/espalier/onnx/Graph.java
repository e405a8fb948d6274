package dev.espalier.onnx;

import dev.espalier.space.weights.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A graph of operators that is being written.
 *
 * @see <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">GraphProto</a>
 */
final class Graph {

    private static final int FLOAT = 1;
    private static final int INT64 = 7;

    private final Message message = new Message();

    /** A value that grows with the batch: {@code [batch, 3, 32, 32]}, {@code [batch, 10]}. */
    private static Message described(String name, List<Integer> ofOne) {
        var shape = new Message().message(1, new Message().text(2, "batch"));
        ofOne.forEach(size -> shape.message(1, new Message().number(1, size)));
        var type = new Message().number(1, FLOAT).message(2, shape);
        return new Message().text(1, name).message(2, new Message().message(1, type));
    }

    /** @param ofOne the shape of one image's tensor */
    void input(String name, List<Integer> ofOne) {
        message.message(11, described(name, ofOne));
    }

    void output(String name, List<Integer> ofOne) {
        message.message(12, described(name, ofOne));
    }

    /** Adds an operator with one output, whose name it answers and takes itself. */
    String operator(String type, String output, List<String> inputs, Attribute... attributes) {
        var node = new Message();
        inputs.forEach(input -> node.text(1, input));
        node.text(2, output).text(3, output).text(4, type);
        for (var attribute : attributes) {
            node.message(5, attribute.message());
        }
        message.message(1, node);
        return output;
    }

    /** Adds the mean over height and width: an image of one pixel. */
    String mean(String out, String in) {
        return operator("GlobalAveragePool", out + "/mean", List.of(in));
    }

    /** Adds learned values under their name. */
    String constant(String name, Tensor tensor) {
        var values = ByteBuffer.allocate(Math.multiplyExact(4, tensor.values().length))
                .order(ByteOrder.LITTLE_ENDIAN);
        values.asFloatBuffer().put(tensor.values());
        return constant(name, tensor.shape(), FLOAT, values.array());
    }

    /** Adds one number. */
    String number(String name, float value) {
        return constant(name, new Tensor(List.of(), new float[] {value}));
    }

    /** Adds whole numbers, as operators take shapes and places. */
    String constant(String name, long... values) {
        var bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return constant(name, List.of(values.length), INT64, bytes.array());
    }

    private String constant(String name, List<Integer> shape, int type, byte[] values) {
        var tensor = new Message();
        shape.forEach(size -> tensor.number(1, size));
        message.message(5, tensor.number(2, type).text(8, name).bytes(9, values));
        return name;
    }

    Message named(String name) {
        return message.text(2, name);
    }
}
