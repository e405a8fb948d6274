package dev.espalier.artifact;

/**
 * Where content lies and what it must be.
 *
 * @param sha256 of the content, in lower-case hexadecimal
 */
public record ArtifactRef(String key, String sha256, long bytes) {}
