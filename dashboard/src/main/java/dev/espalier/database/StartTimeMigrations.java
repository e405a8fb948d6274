package dev.espalier.database;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.resource.LoadableResource;

/**
 * Hides the other database's migrations: Quarkus lists the scripts of all locations at build time and ignores locations
 * set later.
 */
@Singleton
public final class StartTimeMigrations implements FlywayConfigurationCustomizer {

    @Override
    public void customize(FluentConfiguration flyway) {
        var all = flyway.getResourceProvider();
        var foreign = Arrays.stream(DatabaseKind.values())
                .filter(kind -> kind != DatabaseKind.current())
                .map(kind -> "db/" + kind.folder() + "/")
                .toList();
        flyway.resourceProvider(new Own(all, foreign));
    }

    private record Own(ResourceProvider all, List<String> foreign) implements ResourceProvider {

        @Override
        public LoadableResource getResource(String name) {
            return all.getResource(name);
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return all.getResources(prefix, suffixes).stream()
                    .filter(script -> foreign.stream()
                            .noneMatch(folder -> script.getAbsolutePath().contains(folder)))
                    .toList();
        }
    }
}
