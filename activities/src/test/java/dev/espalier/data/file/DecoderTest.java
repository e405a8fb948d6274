package dev.espalier.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.data.Image;
import dev.espalier.data.UnreadableImage;
import java.awt.Point;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecoderTest {

    private static final Decoder COLOURED = new Decoder(3, 0);
    private static final Decoder GREY = new Decoder(1, 0);

    private static int[] pixel(Image image, int at) {
        var colour = new int[image.channels()];
        Arrays.setAll(colour, channel -> image.pixels()[at * image.channels() + channel] & 0xFF);
        return colour;
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp"})
    void readsExactColours(String format) {
        var picture = Written.picture(9, 5, 1);
        var image = COLOURED.decode(Written.encoded(picture, format), "x");

        assertThat(image.height()).isEqualTo(5);
        assertThat(image.width()).isEqualTo(9);
        for (int at = 0; at < 45; at++) {
            int colour = picture.getRGB(at % 9, at / 9);
            assertThat(pixel(image, at)).containsExactly(colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF);
        }
    }

    @Test
    void readsAJpegWhateverItIsCalled() {
        var image = COLOURED.decode(Written.encoded(filled(16, 16, 0x4080C0), "jpeg"), "n02105855_2933.png");

        assertThat(pixel(image, 100)[0]).isBetween(0x3D, 0x43);
        assertThat(pixel(image, 100)[2]).isBetween(0xBD, 0xC3);
    }

    private static BufferedImage filled(int width, int height, int colour) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, colour);
        }
        return image;
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg"})
    void greyStaysAsBrightAsItIsStored(String format) {
        var picture = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        picture.getRaster().setSamples(0, 0, 16, 16, 0, filledInts(256, 100));
        var bytes = Written.encoded(picture, format);

        assertThat(pixel(GREY.decode(bytes, "x"), 17)).containsExactly(100);
        assertThat(pixel(COLOURED.decode(bytes, "x"), 17)).containsExactly(100, 100, 100);
    }

    private static int[] filledInts(int length, int value) {
        var values = new int[length];
        Arrays.fill(values, value);
        return values;
    }

    @Test
    void readsSixteenBitsAndPalettesAndTransparency() {
        var deep = new BufferedImage(4, 4, BufferedImage.TYPE_USHORT_GRAY);
        deep.getRaster().setSamples(0, 0, 4, 4, 0, filledInts(16, 100 * 257));
        assertThat(pixel(GREY.decode(Written.encoded(deep, "png"), "x"), 3)).containsExactly(100);

        var palette = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_INDEXED);
        palette.setRGB(1, 0, 0xFFFF0000);
        assertThat(pixel(COLOURED.decode(Written.encoded(palette, "png"), "x"), 1))
                .containsExactly(255, 0, 0);
        assertThat(pixel(COLOURED.decode(Written.encoded(palette, "gif"), "x"), 1))
                .containsExactly(255, 0, 0);

        var clear = new BufferedImage(4, 4, BufferedImage.TYPE_INT_ARGB);
        clear.setRGB(2, 0, 0x80102030);
        assertThat(pixel(COLOURED.decode(Written.encoded(clear, "png"), "x"), 2))
                .containsExactly(0x10, 0x20, 0x30);
    }

    @Test
    void colouredBecomesGreyByItsLuma() {
        var bytes = Written.encoded(filled(2, 2, 0xFF0000), "png");
        assertThat(pixel(GREY.decode(bytes, "x"), 0)).containsExactly(76);
    }

    /** As 22 of ImageNet's training images are, which the JDK does not read. */
    @Test
    void readsJpegsInFourColours() throws IOException {
        var raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 16, 16, 4, new Point());
        for (int band = 0; band < 4; band++) {
            raster.setSamples(0, 0, 16, 16, band, filledInts(256, band == 0 ? 255 : 0));
        }
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(raster, null, null), null);
        }
        var image = COLOURED.decode(bytes.toByteArray(), "cmyk.jpg");

        assertThat(image.height()).isEqualTo(16);
        assertThat(pixel(image, 40)).hasSize(3);
    }

    @Test
    void leavesRowsAndColumnsOutOfLargePictures() {
        var bytes = Written.jpeg(400, 300, 1);

        assertThat(new Decoder(3, 0).decode(bytes, "x").height()).isEqualTo(300);
        assertThat(new Decoder(3, 32).decode(bytes, "x").height()).isEqualTo(75);
        assertThat(new Decoder(3, 32).decode(bytes, "x").width()).isEqualTo(100);
        assertThat(new Decoder(3, 151).decode(bytes, "x").height()).isEqualTo(300);
    }

    @Test
    void tellsTheShorterSideWithoutDecoding() {
        assertThat(Decoder.shorterSide(Written.jpeg(40, 30, 1))).isEqualTo(30);
        assertThatThrownBy(() -> Decoder.shorterSide(new byte[] {1, 2, 3})).isInstanceOf(UnreadableImage.class);
    }

    @Test
    void namesWhatIsCutOff() {
        var bytes = Written.jpeg(64, 64, 1);
        for (double share : new double[] {0.02, 0.5, 0.7, 0.9}) {
            var cut = Arrays.copyOf(bytes, (int) (share * bytes.length));
            assertThatThrownBy(() -> COLOURED.decode(cut, "cat/0001.jpg"))
                    .isInstanceOf(UnreadableImage.class)
                    .hasMessageStartingWith("The image (cat/0001.jpg) cannot be decoded: ")
                    .hasMessageEndingWith(".");
        }
        assertThatThrownBy(() -> COLOURED.decode(Arrays.copyOf(bytes, bytes.length * 9 / 10), "x"))
                .hasMessage("The image (x) cannot be decoded: it ends in the middle.");
    }

    @Test
    void namesWhatIsNoImage() {
        assertThatThrownBy(() -> COLOURED.decode(new byte[0], "x")).hasMessage("The image (x) is empty.");
        assertThatThrownBy(() -> COLOURED.decode("<html>not found</html>".getBytes(StandardCharsets.UTF_8), "x"))
                .hasMessage("The image (x) cannot be decoded: it is neither a JPEG, a PNG, a GIF nor a BMP.");
    }

    @Test
    void refusesPicturesOfAbsurdSizesBeforeItMakesRoomForThem() {
        var bytes = Written.jpeg(16, 16, 1);
        int frame = 0;
        while ((bytes[frame] & 0xFF) != 0xFF || (bytes[frame + 1] & 0xFF) != 0xC0) {
            frame++;
        }
        // Behind the marker come a length and a precision, then height and width.
        Arrays.fill(bytes, frame + 5, frame + 9, (byte) 0xFD);
        assertThatThrownBy(() -> COLOURED.decode(bytes, "x"))
                .hasMessage("The image (x) cannot be decoded: it has 65,021 × 65,021 pixels.");
    }

    @Test
    void meetsAnyDamageWithASentence() {
        var good = Written.jpeg(24, 24, 1);
        int refused = 0;
        for (int i = 0; i < 1_000; i++) {
            var bytes = good.clone();
            var noise = Written.noise(2, i);
            bytes[Math.floorMod(i * 7_919, bytes.length)] = noise[0];
            try {
                COLOURED.decode(bytes, "x");
            } catch (UnreadableImage e) {
                refused++;
                assertThat(e).hasMessageStartingWith("The image (x) cannot be decoded: ");
                assertThat(String.valueOf(e.getMessage())).hasLineCount(1).hasSizeLessThan(200);
            }
        }
        // Most of what a byte can break is in the tables before the picture.
        assertThat(refused).isBetween(100, 999);
    }
}
