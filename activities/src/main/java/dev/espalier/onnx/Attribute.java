package dev.espalier.onnx;

import java.util.Arrays;

/**
 * A setting of an operator.
 *
 * @see <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">AttributeProto</a>
 */
sealed interface Attribute {

    String name();

    /** A whole number. */
    record Whole(String name, long value) implements Attribute {}

    /** A number. */
    record Real(String name, float value) implements Attribute {}

    /** Whole numbers. */
    record Wholes(String name, long... values) implements Attribute {}

    static Attribute whole(String name, long value) {
        return new Whole(name, value);
    }

    static Attribute real(String name, float value) {
        return new Real(name, value);
    }

    /** The same number so many times: {@code kernel_shape} of a square window. */
    static Attribute times(String name, int times, long value) {
        var values = new long[times];
        Arrays.fill(values, value);
        return new Wholes(name, values);
    }

    default Message message() {
        var message = new Message().text(1, name());
        switch (this) {
            case Whole(var _, long value) -> message.number(3, value).number(20, 2);
            case Real(var _, float value) -> message.real(2, value).number(20, 1);
            case Wholes(var _, long[] values) -> {
                for (long value : values) {
                    message.number(8, value);
                }
                message.number(20, 7);
            }
        }
        return message;
    }
}
