package dev.espalier.api;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A server whose users sign in with passwords; what it writes to its console can be read. */
public final class WithUsers implements QuarkusTestProfile {

    /** A property, since tests and their profiles are of different class loaders. */
    private static final String CONSOLE = "espalier.test.console";

    @Override
    public Map<String, String> getConfigOverrides() {
        System.setOut(new Copying(System.out));
        return Map.of("espalier.auth", "password");
    }

    /** The one-time token that was written. */
    static String oneTimeToken() {
        return System.getProperty(CONSOLE, "").replaceAll("(?s).*one-time token:\\s+([A-Za-z0-9_-]{43})\\s.*", "$1");
    }

    private static final class Copying extends PrintStream {

        private final ByteArrayOutputStream copied = new ByteArrayOutputStream();

        Copying(PrintStream console) {
            super(console, true, StandardCharsets.UTF_8);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            super.write(bytes, offset, length);
            copied.write(bytes, offset, length);
            System.setProperty(CONSOLE, copied.toString(StandardCharsets.UTF_8));
        }
    }
}
