package dev.espalier.artifact;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hash by which content is known. */
public final class Sha256 {

    private Sha256() {}

    /** A fresh digest. */
    public static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }

    public static byte[] digest(byte[] content) {
        return start().digest(content);
    }

    /** In lower-case hexadecimal. */
    public static String hex(byte[] content) {
        return HexFormat.of().formatHex(digest(content));
    }
}
