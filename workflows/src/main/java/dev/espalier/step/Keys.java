package dev.espalier.step;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.Latest;
import dev.espalier.artifact.Sha256;
import java.util.List;
import java.util.Locale;

/** The artifact keys of an experiment. Sequence and round are padded so that keys sort in time. */
public final class Keys {

    /** What an export keeps beside its order that follows from the latency: without it, that is measured again. */
    public static final List<String> WITH_LATENCY =
            List.of("clocked.json", "packed.json", "package.zip", "standing.json");

    private Keys() {}

    /** Where content lies that is known by nothing but itself: {@code curves/ab12….json}. */
    public static String content(String folder, byte[] content, String ending) {
        return "%s/%s.%s".formatted(folder, Sha256.hex(content), ending);
    }

    /** The folder of everything of one experiment. */
    public static String experiment(String id) {
        return "experiments/" + id;
    }

    /** The folder of an experiment's revisions. */
    public static String revisions(String id) {
        return experiment(id) + "/revisions";
    }

    public static String revision(String id, int revision) {
        return String.format(Locale.ROOT, "%s/revisions/%06d.json", experiment(id), revision);
    }

    /** What a step at a sequence keeps: {@code state}, {@code checkpoint}, {@code pool}, {@code batch}, … */
    public static String at(String id, int sequence, String what) {
        return "%s/%s.json".formatted(round(id, sequence), what);
    }

    /** The folder of what the steps at a sequence keep. */
    public static String round(String id, int sequence) {
        return String.format(Locale.ROOT, "%s/%06d", experiment(id), sequence);
    }

    /** What a group's evaluations are kept as. */
    public static String evaluations(int first) {
        return String.format(Locale.ROOT, "evaluations-%04d", first);
    }

    /** The evaluations of a group after a device has measured it. */
    public static String measured(int first, String device) {
        return String.format(Locale.ROOT, "evaluations-%04d-%s", first, device);
    }

    /** The evaluations of a group after several devices have measured it. */
    public static String joined(int first) {
        return String.format(Locale.ROOT, "joined-%04d", first);
    }

    /** The folder of all exports of an experiment's trials. */
    public static String exports(String experiment) {
        return "exports/" + experiment;
    }

    /** What a step of an export waits for, while it does, in a sentence for people. */
    public static Latest<String> remark(ArtifactStore store, ArtifactRef order) {
        return new Latest<>(store, beside(order, "remark"), String.class);
    }

    /** What the steps of an export keep: beside its order, under another name. */
    public static String beside(ArtifactRef order, String name) {
        return order.key().substring(0, order.key().lastIndexOf('/') + 1) + name;
    }
}
