package dev.espalier.export;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.artifact.Json;
import dev.espalier.artifact.Sha256;
import dev.espalier.export.Manifest.Member;
import dev.espalier.onnx.OnnxNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Checks a package with nothing but the file: that its members are as they were packed, and that the network answers so. */
public final class PackageCheck {

    private final Path file;
    private final List<Finding> findings = new ArrayList<>();
    private final int most;
    private Unpacked contents = new Unpacked("", Map.of());

    private PackageCheck(Path file, int most) {
        this.file = file;
        this.most = most;
    }

    /**
     * One thing that was looked at.
     *
     * @param said for people; a way out on a second line
     */
    public record Finding(boolean ok, String said) {}

    /** Everything that was looked at, in order; all is well where all of it is. */
    public static List<Finding> of(Path file) {
        return of(file, Unpacked.MOST_BYTES);
    }

    /** @param most bytes that a member may have */
    static List<Finding> of(Path file, int most) {
        var check = new PackageCheck(file, most);
        if (check.read()) {
            check.run();
        }
        return List.copyOf(check.findings);
    }

    private void run() {
        var manifest = manifest();
        if (manifest == null) {
            return;
        }
        manifest.members().forEach(this::member);
        contents.members().keySet().stream()
                .filter(name -> !name.equals(ModelPackage.MANIFEST)
                        && manifest.members().stream()
                                .noneMatch(member -> member.name().equals(name)))
                .forEach(name -> bad("%s is not in the manifest: it was added.".formatted(name)));
        if (findings.stream().allMatch(Finding::ok)) {
            outputs();
        } else {
            bad("The outputs were not looked at, since the files are not as they were packed.");
        }
    }

    private void good(String said) {
        findings.add(new Finding(true, said));
    }

    private void bad(String said) {
        findings.add(new Finding(false, said));
    }

    /** Whether there is anything to look at. What cannot be read of a member is a finding about that member. */
    private boolean read() {
        try {
            contents = Unpacked.read(file, most);
            return true;
        } catch (Unpacked.Refused refused) {
            bad(String.valueOf(refused.getMessage()));
        } catch (NoSuchFileException _) {
            bad("There is no file (%s).".formatted(file));
        } catch (ZipException | IllegalArgumentException e) {
            bad("The file (%s) must be a ZIP file that Espalier exported, whole, but is none: %s."
                    .formatted(file, e.getMessage()));
        } catch (IOException _) {
            bad(
                    Files.isDirectory(file)
                            ? "The file (%s) must be a ZIP file, but is a folder.".formatted(file)
                            : "The file (%s) cannot be read.".formatted(file));
        }
        return false;
    }

    private @Nullable Manifest manifest() {
        var content = contents.members().get(ModelPackage.MANIFEST);
        if (content == null) {
            bad("The file (%s) must be one that Espalier exported, but has no %s."
                    .formatted(file, ModelPackage.MANIFEST));
            return null;
        }
        if (ModelPackage.comment(content).equals(contents.comment())) {
            good("%s is as it was packed, SHA-256 %s".formatted(ModelPackage.MANIFEST, Sha256.hex(content)));
        } else {
            bad("%s is changed: its SHA-256 (%s) is not what the file says, `%s`."
                    .formatted(ModelPackage.MANIFEST, Sha256.hex(content), contents.comment()));
        }
        return parsed(content);
    }

    private @Nullable Manifest parsed(byte[] content) {
        try {
            var tree = Json.MAPPER.readTree(content);
            if (!tree.path("format").asText().equals(ModelPackage.FORMAT) || !complete(tree)) {
                bad("The `format` (%s) of %s must be %s."
                        .formatted(tree.path("format").asText(), ModelPackage.MANIFEST, ModelPackage.FORMAT));
                return null;
            }
            return Json.MAPPER.treeToValue(tree, Manifest.class);
        } catch (JacksonException _) {
            bad("%s cannot be read, so nothing is known of the other files.".formatted(ModelPackage.MANIFEST));
        } catch (IOException e) {
            bad("%s cannot be read: %s.".formatted(ModelPackage.MANIFEST, e.getMessage()));
        }
        return null;
    }

    private static boolean complete(JsonNode manifest) {
        var members = manifest.path("members");
        for (var member : members) {
            if (!member.path("name").isTextual() || !member.path("sha256").isTextual()) {
                return false;
            }
        }
        return !members.isEmpty();
    }

    private void member(Member member) {
        var content = contents.members().get(member.name());
        if (content == null) {
            bad("%s is missing.".formatted(member.name()));
        } else if (Sha256.hex(content).equals(member.sha256())) {
            good("%s is as it was packed, SHA-256 %s".formatted(member.name(), member.sha256()));
        } else {
            bad("%s is changed: its SHA-256 must be %s.".formatted(member.name(), member.sha256()));
        }
    }

    private void outputs() {
        var model = contents.members().get(ModelPackage.MODEL);
        var recorded = contents.members().get(ModelPackage.RECORDED);
        if (model == null || recorded == null) {
            bad("The package must have %s and %s, but the manifest names no such files."
                    .formatted(ModelPackage.MODEL, ModelPackage.RECORDED));
            return;
        }
        try (var network = OnnxNetwork.of(model)) {
            var examples = Recorded.read(recorded);
            double largest = examples.largestDifference(network);
            var said = "%s answers %d recorded images with a largest difference of %.1e, at most %.0e"
                    .formatted(OnnxNetwork.runtime(), examples.count(), largest, ModelPackage.TOLERANCE);
            if (largest <= ModelPackage.TOLERANCE) {
                good(said);
            } else {
                bad(said.replace(", at most", ", which must be at most") + ".");
            }
        } catch (IOException | IllegalArgumentException e) {
            bad("The outputs cannot be compared: %s".formatted(e.getMessage()));
        }
    }
}
