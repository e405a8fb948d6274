package dev.espalier.data.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.artifact.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShareTest {

    private static byte[] content(int number) {
        return Sha256.digest(String.valueOf(number).getBytes(StandardCharsets.UTF_8));
    }

    private static long taken(int percent) {
        var share = new Share(percent);
        return IntStream.range(0, 20_000).filter(i -> share.takes(content(i))).count();
    }

    @Test
    void takesAsManyAsItSays() {
        assertThat(taken(1)).isBetween(150L, 250L);
        assertThat(taken(10)).isBetween(1_850L, 2_150L);
        assertThat(taken(50)).isBetween(9_750L, 10_250L);
    }

    @Test
    void aLargerShareTakesWhatASmallerOneTookAndMore() {
        for (int i = 0; i < 2_000; i++) {
            if (new Share(10).takes(content(i))) {
                assertThat(new Share(20).takes(content(i))).isTrue();
            }
        }
    }
}
