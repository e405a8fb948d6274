package dev.espalier.gate;

import io.quarkus.qute.EngineBuilder;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the token of {@link Csrf} into every form that changes something, so that no template can forget it. */
@Singleton
final class Fields {

    private static final Pattern FORM = Pattern.compile("<form\\b[^>]*\\bmethod=\"post\"[^>]*>");

    private static final String FIELD =
            "{#if visitor.csrf}<input type=\"hidden\" name=\"" + Csrf.FIELD + "\" value=\"{visitor.csrf}\">{/if}";

    void build(@Observes EngineBuilder engine) {
        engine.addParserHook(parser -> parser.addContentFilter(Fields::filled));
    }

    static String filled(String template) {
        return FORM.matcher(template).replaceAll(form -> Matcher.quoteReplacement(form.group() + FIELD));
    }
}
