package dev.espalier.gate;

import io.quarkus.qute.TemplateGlobal;

/** What every template knows. */
@TemplateGlobal
public final class Globals {

    private Globals() {}

    /** Who looks at the page. */
    static Visitor visitor() {
        return Visitor.current();
    }
}
