package dev.espalier.space.cell;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The benchmark's numbering of its cells, which is a shuffle; read once, when first asked for. */
final class OfficialOrder {

    private static final int[] INDEX = read();
    private static final int[] POSITION = inverse(INDEX);

    private OfficialOrder() {}

    static int index(int position) {
        return INDEX[position];
    }

    static int position(int index) {
        return POSITION[index];
    }

    private static int[] read() {
        try (var stream = OfficialOrder.class.getResourceAsStream("nasbench201-order.bin");
                var in = new DataInputStream(Objects.requireNonNull(stream, "nasbench201-order.bin"))) {
            var content = in.readAllBytes();
            var index = new int[CellClasses.CELLS];
            for (int i = 0; i < index.length; i++) {
                index[i] = (content[2 * i] & 255) << 8 | (content[2 * i + 1] & 255);
            }
            return index;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int[] inverse(int[] permutation) {
        var inverse = new int[permutation.length];
        for (int i = 0; i < permutation.length; i++) {
            inverse[permutation[i]] = i;
        }
        return inverse;
    }
}
