package dev.espalier.artifact;

/** Content that is missing, not what its reference says, or unreadable. */
public final class TamperedArtifact extends RuntimeException {

    public TamperedArtifact(ArtifactRef ref, String found) {
        super("The artifact (%s) must have the SHA-256 %s, but %s.".formatted(ref.key(), ref.sha256(), found));
    }

    private TamperedArtifact(String message, Throwable cause) {
        super(message, cause);
    }

    /** Content that cannot be read as what it must be. */
    static TamperedArtifact unreadable(ArtifactRef ref, Class<?> type, Throwable cause) {
        return new TamperedArtifact(
                "The artifact (%s) must hold %s as JSON, but cannot be read."
                        .formatted(ref.key(), type.getSimpleName()),
                cause);
    }
}
