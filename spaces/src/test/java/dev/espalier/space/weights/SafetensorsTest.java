package dev.espalier.space.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SafetensorsTest {

    private static final Weights WEIGHTS = new Weights(new LinkedHashMap<>(Map.of(
            "stem.weight", new Tensor(List.of(2, 1, 1, 2), new float[] {1, -2.5f, Float.MIN_VALUE, Float.NaN}))));

    @Test
    void readsBackWhatItWroteToTheBit() throws IOException {
        var written = new Safetensors(WEIGHTS, new TreeMap<>(Map.of("seed", "7")));
        assertThat(Safetensors.read(new ByteArrayInputStream(written.bytes()))).isEqualTo(written);
    }

    @Test
    void valuesBeginAtAMultipleOfEightBytes() throws IOException {
        var bytes = new Safetensors(WEIGHTS, new TreeMap<>()).bytes();
        assertThat(bytes.length % 8).isZero();
        assertThat(new String(bytes, 8, 2, StandardCharsets.UTF_8)).isEqualTo("{\"");
    }

    @Test
    void refusesWhatEndsEarlyOrGoesOn() throws IOException {
        var whole = new Safetensors(WEIGHTS, new TreeMap<>()).bytes();
        for (int length = 0; length < whole.length; length++) {
            var cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> Safetensors.read(new ByteArrayInputStream(cut)))
                    .isInstanceOf(IOException.class);
        }
        var longer = Arrays.copyOf(whole, whole.length + 1);
        assertThatThrownBy(() -> Safetensors.read(new ByteArrayInputStream(longer)))
                .hasMessageContaining("goes on after its last array");
    }

    @Test
    void saysWhatIsNoSuchFile() {
        var text = "This is a text, and a long one.".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Safetensors.read(new ByteArrayInputStream(text)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("this is no safetensors file");
    }

    private static byte[] saying(String header) {
        var text = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + text.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .array();
    }

    @Test
    void refusesShapesThatNoMemoryHolds() {
        for (var shape : List.of("[2147483647,2147483647,2147483647]", "[1000000,1000000]", "[536870912]")) {
            var crafted = saying("{\"a\":{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":[0,8]}}".formatted(shape));
            assertThatThrownBy(() -> Safetensors.read(new ByteArrayInputStream(crafted)))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("The array a must have less than 2 GiB");
        }
    }
}
