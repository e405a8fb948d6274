package dev.espalier.artifact;

/** Content that is missing or not what its reference says. */
public final class TamperedArtifact extends RuntimeException {

    public TamperedArtifact(ArtifactRef ref, String found) {
        super("The artifact (%s) must have the SHA-256 %s, but %s.".formatted(ref.key(), ref.sha256(), found));
    }
}
