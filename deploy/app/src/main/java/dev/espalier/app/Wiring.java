package dev.espalier.app;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.catalogue.Catalogue;
import dev.espalier.catalogue.Exporter;
import dev.espalier.catalogue.Farm;
import dev.espalier.catalogue.Gallery;
import dev.espalier.catalogue.Optima;
import dev.espalier.catalogue.Verifier;
import dev.espalier.data.file.StoredDataSets;
import dev.espalier.data.file.StoredGallery;
import dev.espalier.evaluate.Evaluator;
import dev.espalier.evaluate.command.Workshop;
import dev.espalier.hardware.LatencyModel;
import dev.espalier.method.SearchMethod;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.table.ResultTable;
import dev.espalier.worker.Desk;
import dev.espalier.worker.ModelExporter;
import dev.espalier.worker.Registry;
import dev.espalier.worker.Shelf;
import dev.espalier.worker.StoredShelf;
import dev.espalier.worker.TableOptima;
import dev.espalier.worker.TrainedAnswerer;
import dev.espalier.worker.Verification;
import io.quarkus.arc.All;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Joins what the modules offer: every {@code @Singleton} space, method, evaluator, device and table is found here. */
final class Wiring {

    @Produces
    @Singleton
    ArtifactStore artifacts(@ConfigProperty(name = "espalier.artifacts.root") String root) {
        return new FileArtifactStore(Path.of(root));
    }

    @Produces
    @Singleton
    Shelf shelf(@All List<SearchSpace> spaces, @All List<ResultTable> tables, ArtifactStore artifacts) {
        return new StoredShelf(spaces, tables, artifacts);
    }

    @Produces
    @Singleton
    StoredDataSets dataSets(ArtifactStore artifacts) {
        return new StoredDataSets(artifacts);
    }

    @Produces
    @Singleton
    Gallery gallery(StoredDataSets dataSets) {
        return new StoredGallery(dataSets);
    }

    @Produces
    @Singleton
    Workshop workshop(
            @ConfigProperty(name = "espalier.home") String home,
            @ConfigProperty(name = "espalier.artifacts.root") String artifacts,
            @ConfigProperty(name = "espalier.host") String host,
            WorkerSettings worker,
            TemporalSettings temporal) {
        return new Workshop(
                Path.of(home).toAbsolutePath().resolve("work"),
                // Beside the artifacts, which all workers see; no key of theirs begins with a dot.
                Path.of(artifacts).toAbsolutePath().resolve(".checkpoints"),
                Programs.allowed(worker.commands(), host, temporal.target()));
    }

    @Produces
    @Singleton
    Registry registry(
            @All List<SearchMethod<?, ?>> methods,
            @All List<Evaluator<?>> evaluators,
            @All List<LatencyModel> devices) {
        return new Registry(methods, evaluators, devices);
    }

    @Produces
    @Singleton
    Desk desk(ArtifactStore artifacts, Registry registry, Shelf shelf) {
        return new Desk(artifacts, registry, shelf);
    }

    @Produces
    @Singleton
    Catalogue catalogue(Desk desk) {
        return desk.catalogue();
    }

    @Produces
    @Singleton
    Farm farm(Desk desk) {
        return desk.farm();
    }

    @Produces
    @Singleton
    Optima optima(Desk desk) {
        return new TableOptima(desk);
    }

    @Produces
    @Singleton
    Verifier verifier(Desk desk) {
        return new Verification(desk);
    }

    @Produces
    @Singleton
    TrainedAnswerer answerer(Desk desk) {
        return new TrainedAnswerer(desk);
    }

    void close(@Disposes TrainedAnswerer answerer) {
        answerer.close();
    }

    @Produces
    @Singleton
    Exporter exporter(Desk desk) {
        return new ModelExporter(desk);
    }
}
