package dev.espalier.data.file;

import dev.espalier.data.UnreadableImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** At which height and width images are trained on when nobody says it. */
final class Sides {

    private static final int LOOKED_AT = 64;
    private static final int MOST = 224;

    /** Networks halve images some times, so that other sides do not come out even: five times where they are large. */
    private static final int LARGE = 64;

    private static final int STEP = 32;
    private static final int SMALL_STEP = 4;

    private Sides() {}

    /** That of half the images, rounded down, and no more than is customary for photographs. */
    static int usual(Path root, List<ListedFile> files) {
        int looked = Math.min(LOOKED_AT, files.size());
        var sides = LongStream.range(0, looked)
                .mapToInt(i -> (int) (i * files.size() / looked))
                .flatMap(i -> side(root.resolve(files.get(i).path())))
                .sorted()
                .toArray();
        return sides.length == 0 ? MOST : even(Math.min(MOST, sides[sides.length / 2]));
    }

    private static int even(int side) {
        int step = side >= LARGE ? STEP : SMALL_STEP;
        return Math.max(SMALL_STEP, side / step * step);
    }

    /** Nothing where it cannot be read: which ones, a check tells. */
    private static IntStream side(Path file) {
        try {
            return IntStream.of(Decoder.shorterSide(Files.readAllBytes(file)));
        } catch (IOException | UnreadableImage e) {
            return IntStream.empty();
        }
    }
}
