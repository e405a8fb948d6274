package dev.espalier.evaluate.command;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.Sha256;
import dev.espalier.method.Work;
import dev.espalier.search.Traces;
import dev.espalier.step.Keys;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What of a trial goes into the artifact store: its log, and the weights that its program named. */
final class Keepsakes {

    private Keepsakes() {}

    /** Null where nothing was written. */
    static @Nullable Traces log(Tail tail, Work work) {
        var text = tail.text();
        if (text.isEmpty()) {
            return null;
        }
        var content = text.getBytes(StandardCharsets.UTF_8);
        return Traces.log(work.artifacts().put(Keys.content("logs", content, "txt"), content));
    }

    /**
     * The file of this name, from the working or the checkpoint folder.
     *
     * @throws IllegalArgumentException when there is none, or it lies elsewhere
     */
    static ArtifactRef weights(String name, Room room, Work work) {
        var file = room.work().resolve(name).normalize();
        if (!lies(file, room.work()) && !lies(file, room.checkpoint())) {
            throw new IllegalArgumentException(
                    "The weights (%s) that the command named must be a file in its working or checkpoint folder."
                            .formatted(name));
        }
        try {
            var key = "weights/%s%s".formatted(hash(file), ending(file));
            try (var content = Files.newInputStream(file)) {
                return work.artifacts().put(key, content);
            }
        } catch (IOException e) {
            throw Room.unusable(file, e);
        }
    }

    /** After links: the source folder's files are the user's own. */
    private static boolean lies(Path file, Path folder) {
        try {
            return Files.isRegularFile(file) && file.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException _) {
            return false;
        }
    }

    private static String hash(Path file) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), Sha256.start())) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        }
    }

    private static String ending(Path file) {
        var name = file.getFileName().toString();
        var ending = name.substring(name.lastIndexOf('.') + 1);
        return name.contains(".") && ending.matches("[A-Za-z0-9]{1,12}") ? "." + ending : "";
    }
}
