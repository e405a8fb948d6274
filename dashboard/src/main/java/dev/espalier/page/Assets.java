package dev.espalier.page;

import io.quarkus.qute.TemplateGlobal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Addresses of the libraries in their jars; the version is part of each, so that browsers keep them for ever. */
@TemplateGlobal
public final class Assets {

    static final String charts =
            "/_static/echarts/%s/dist/echarts.common.min.js".formatted(version("org.mvnpm", "echarts"));

    /** With what few pages draw, and half as large again: lines across many axes. */
    static final String allCharts =
            "/_static/echarts/%s/dist/echarts.min.js".formatted(version("org.mvnpm", "echarts"));

    static final String htmx =
            "/webjars/htmx.org/%s/dist/htmx.min.js".formatted(version("org.webjars.npm", "htmx.org"));

    private Assets() {}

    private static String version(String group, String artifact) {
        var path = "/META-INF/maven/%s/%s/pom.properties".formatted(group, artifact);
        try (var stream = Assets.class.getResourceAsStream(path)) {
            var properties = new Properties();
            if (stream != null) {
                properties.load(stream);
            }
            var version = properties.getProperty("version");
            if (version == null) {
                throw new IllegalStateException(
                        "The library (%s) must be on the class path with its version.".formatted(artifact));
            }
            return version;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
