package dev.espalier.gate;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;

/** What a request is about, for the audit log, where its path does not say so: the names stand in a form. */
public final class Subject {

    private static final String KEY = "espalier.subject";

    private Subject() {}

    /** Told by whatever answers the request that is being answered. */
    public static void is(String words) {
        var container = Arc.container();
        var context = container == null
                ? null
                : container.instance(CurrentVertxRequest.class).get().getCurrent();
        if (context != null) {
            context.put(KEY, words);
        }
    }

    /** Those words, or others where none were told. */
    static String of(RoutingContext context, String others) {
        String words = context.get(KEY);
        return words == null ? others : words;
    }
}
