package dev.espalier.cli.server;

import java.io.IOException;
import java.io.OutputStream;

/** Writes a request's body piece by piece. */
@FunctionalInterface
public interface Upload {

    void to(OutputStream out) throws IOException;
}
