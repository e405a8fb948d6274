package dev.espalier.cli;

import java.nio.file.Path;
import java.util.List;

/** Checks a package without a server, by libraries that this program itself does not have. */
@FunctionalInterface
public interface FileCheck {

    /** Everything that was looked at, in order. */
    List<Line> of(Path file);

    /** One thing that was looked at. */
    record Line(boolean ok, String said) {}
}
