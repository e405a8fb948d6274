package dev.espalier.onnx;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A protocol buffer that is being written, field by field. ONNX needs so few that generated classes would be in the way. */
final class Message {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CodedOutputStream out = CodedOutputStream.newInstance(bytes);

    private interface Writing {
        void write(CodedOutputStream out) throws IOException;
    }

    Message number(int field, long value) {
        return write(to -> to.writeInt64(field, value));
    }

    Message real(int field, float value) {
        return write(to -> to.writeFloat(field, value));
    }

    Message text(int field, String value) {
        return write(to -> to.writeString(field, value));
    }

    Message bytes(int field, byte[] value) {
        return write(to -> to.writeByteArray(field, value));
    }

    Message message(int field, Message value) {
        return bytes(field, value.bytes());
    }

    /** Text that need not be UTF-8, as attributes have it. */
    Message string(int field, String value) {
        return write(to -> to.writeBytes(field, ByteString.copyFromUtf8(value)));
    }

    private Message write(Writing writing) {
        try {
            writing.write(out);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() {
        write(CodedOutputStream::flush);
        return bytes.toByteArray();
    }
}
