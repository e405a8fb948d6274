package dev.espalier.data.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.artifact.Sha256;
import dev.espalier.data.Split;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ListingTest {

    private static List<ListedFile> files(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new ListedFile(
                        i % 3 == 0 ? Split.TRAIN : i % 3 == 1 ? Split.VALIDATION : Split.TEST,
                        i % 7,
                        "train/ähnlich %d/bild\u00a0%d.jpg".formatted(i % 7, i),
                        i + 1L,
                        i % 2 == 0 ? null : HexFormat.of().formatHex(Sha256.digest(new byte[] {(byte) i}))))
                .sorted(ListedFile.ORDER)
                .toList();
    }

    @Test
    void isTheSameAfterItWasKept() {
        var files = files(5_000);
        var listing = Listing.read(new ByteArrayInputStream(Listing.packed(files)));

        for (var split : Split.values()) {
            var expected = files.stream().filter(file -> file.split() == split).toList();
            assertThat(listing.count(split)).isEqualTo(expected.size());
            for (int i = 0; i < expected.size(); i++) {
                var file = expected.get(i);
                assertThat(listing.path(split, i)).isEqualTo(file.path());
                assertThat(listing.label(split, i)).isEqualTo(file.label());
                assertThat(listing.size(split, i)).isEqualTo(file.size());
                assertThat(listing.print(split, i) == null).isEqualTo(file.sha256() == null);
            }
        }
    }

    @Test
    void anyChangeOfAFileIsAnotherHash() {
        var files = files(100);
        var hash = Listing.sha256(files, "x");
        var first = files.getFirst();
        var tail = files.subList(1, 100);

        assertThat(Listing.sha256(files, "y")).isNotEqualTo(hash);
        assertThat(Listing.sha256(tail, "x")).isNotEqualTo(hash);
        for (var other : List.of(
                first.in(Split.TEST),
                first.with("0".repeat(64)),
                new ListedFile(first.split(), first.label() + 1, first.path(), first.size(), first.sha256()),
                new ListedFile(first.split(), first.label(), first.path() + "x", first.size(), first.sha256()),
                new ListedFile(first.split(), first.label(), first.path(), first.size() + 1, first.sha256()))) {
            var changed = new ArrayList<>(tail);
            changed.addFirst(other);
            assertThat(Listing.sha256(changed, "x")).isNotEqualTo(hash);
        }
    }
}
