package dev.espalier.app;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** Tells the configuration where the data folder is when nobody else does. */
public final class HomeConfig implements ConfigSource {

    private static final String KEY = "espalier.home";

    @Override
    public Set<String> getPropertyNames() {
        return Set.of(KEY);
    }

    @Override
    public Map<String, String> getProperties() {
        return Map.of(KEY, Home.folder().toString());
    }

    @Override
    public @Nullable String getValue(String name) {
        return name.equals(KEY) ? Home.folder().toString() : null;
    }

    @Override
    public String getName() {
        return "data folder";
    }

    /** Below the environment and application.properties. */
    @Override
    public int getOrdinal() {
        return 50;
    }
}
