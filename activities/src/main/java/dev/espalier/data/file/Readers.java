package dev.espalier.data.file;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;

/**
 * The image readers of one thread, which are not to be shared. The JDK's come first, since they are the fastest; of JPEGs
 * they do not know, such as those in CMYK that ImageNet has, another one makes pictures.
 */
final class Readers {

    private static final Map<String, byte[]> BEGINNINGS = Map.of(
            "jpeg", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF},
            "png", new byte[] {(byte) 0x89, 'P', 'N', 'G'},
            "gif", new byte[] {'G', 'I', 'F', '8'},
            "bmp", new byte[] {'B', 'M'});

    static {
        var registry = IIORegistry.getDefaultInstance();
        if (registry.getServiceProviderByClass(JPEGImageReaderSpi.class) == null) {
            registry.registerServiceProvider(new JPEGImageReaderSpi());
        }
    }

    private final Map<String, List<ImageReader>> readers = new HashMap<>();

    /** Those that may read content which begins like this, the best first. */
    List<ImageReader> of(byte[] bytes) {
        return BEGINNINGS.entrySet().stream()
                .filter(beginning -> beginsWith(bytes, beginning.getValue()))
                .findFirst()
                .map(beginning -> readers.computeIfAbsent(beginning.getKey(), Readers::named))
                .orElse(List.of());
    }

    private static boolean beginsWith(byte[] bytes, byte[] beginning) {
        return bytes.length >= beginning.length
                && Arrays.equals(bytes, 0, beginning.length, beginning, 0, beginning.length);
    }

    private static List<ImageReader> named(String format) {
        var found = Spliterators.spliteratorUnknownSize(ImageIO.getImageReadersByFormatName(format), 0);
        return StreamSupport.stream(found, false)
                .sorted(Comparator.comparing(
                        reader -> !reader.getClass().getName().startsWith("com.sun.")))
                .toList();
    }
}
