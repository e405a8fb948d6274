package dev.espalier.space.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PackedColumnTest {

    private static byte[] written(double... values) throws IOException {
        var bytes = new ByteArrayOutputStream();
        PackedColumn.of(values).write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static void requireSame(double... values) throws IOException {
        var read = PackedColumn.read(new DataInputStream(new ByteArrayInputStream(written(values))), values.length);
        for (int i = 0; i < values.length; i++) {
            assertThat(Double.doubleToLongBits(read.value(i))).isEqualTo(Double.doubleToLongBits(values[i]));
        }
    }

    @Test
    void aNumberReadIsTheOneWrittenToTheLastBit() throws IOException {
        requireSame(0, -1, 91.07, 1444.219, 1e-9, 0.1 + 0.2, Math.PI, 1e300, -0.0);
        requireSame(1.5, -2.25, 1e15);
        requireSame(9_007_199_254_740_992.0, 0.000000001);
        requireSame();
        var random = new SplittableRandom(3);
        requireSame(random.doubles(1_000).toArray());
        requireSame(random.ints(1_000, -1_000_000, 1_000_000)
                .mapToDouble(i -> i / 1e4)
                .toArray());
    }

    @Test
    void decimalsOfFewDigitsTakeFourBytes() throws IOException {
        assertThat(written(91.07, 5.5, 100)).hasSize(9 + 3 * 4);
        assertThat(written(Math.PI, 1, 2)).hasSize(9 + 3 * 8);
    }
}
