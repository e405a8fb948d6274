package dev.espalier.app;

import com.google.protobuf.Duration;
import com.uber.m3.tally.RootScopeBuilder;
import com.uber.m3.tally.Scope;
import dev.espalier.worker.Messages;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.RegisterNamespaceRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.reporter.MicrometerClientStatsReporter;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The connection to Temporal: embedded, local or a cluster, by configuration; the same code on all three. */
@Singleton
final class Temporal {

    private static final Logger LOG = Logger.getLogger(Temporal.class);
    private static final java.time.Duration PATIENCE = java.time.Duration.ofSeconds(30);

    private final TemporalServer server;
    private final WorkflowServiceStubs stubs;
    private final WorkflowClient client;

    Temporal(TemporalSettings settings, @ConfigProperty(name = "espalier.home") String home, MeterRegistry registry) {
        this.server = choose(settings, Path.of(home));
        var namespace = server instanceof TemporalServer.Embedded ? "default" : settings.namespace();
        this.stubs = WorkflowServiceStubs.newServiceStubs(options(server, metrics(registry)));
        if (!(server instanceof TemporalServer.Embedded)) {
            register(namespace, settings.retentionDays());
        }
        this.client = WorkflowClient.newInstance(
                stubs,
                WorkflowClientOptions.newBuilder()
                        .setNamespace(namespace)
                        .setDataConverter(Messages.converter())
                        .build());
    }

    private static TemporalServer choose(TemporalSettings settings, Path home) {
        var target = settings.target().orElse(LocalTemporal.installed(home) ? "local" : "embedded");
        return switch (target) {
            case "embedded" -> TemporalServer.Embedded.start();
            case "local" -> {
                if (!LocalTemporal.installed(home)) {
                    throw new Unusable(
                            "There is no Temporal server in %s.\nMaybe build it once: ./espalier temporal install"
                                    .formatted(home.resolve("temporal/bin")));
                }
                yield new TemporalServer.Local(LocalTemporal.start(home));
            }
            default -> {
                if (!target.matches("[A-Za-z0-9.\\[\\]:_-]+:[0-9]{1,5}")) {
                    throw new Unusable(
                            "ESPALIER_TEMPORAL (%s) must be embedded, local or host:port.".formatted(target));
                }
                yield new TemporalServer.Cluster(
                        target, settings.tls(), settings.apiKey().orElse(null));
            }
        };
    }

    /** The SDK's own figures, such as how long each kind of step takes and how long it waits for a worker. */
    private static Scope metrics(MeterRegistry registry) {
        return new RootScopeBuilder()
                .reporter(new MicrometerClientStatsReporter(registry))
                .reportEvery(com.uber.m3.util.Duration.ofSeconds(10));
    }

    private static WorkflowServiceStubsOptions options(TemporalServer server, Scope metrics) {
        var options = WorkflowServiceStubsOptions.newBuilder().setMetricsScope(metrics);
        switch (server) {
            case TemporalServer.Embedded embedded -> options.setChannel(embedded.channel());
            case TemporalServer.Local local -> options.setTarget(local.target());
            case TemporalServer.Cluster(var target, var tls, var apiKey) -> {
                options.setTarget(target).setEnableHttps(tls);
                if (apiKey != null) {
                    options.addApiKey(() -> apiKey);
                }
            }
        }
        return options.validateAndBuildWithDefaults();
    }

    /** Registers the namespace and waits until the server's caches know it, which takes seconds. */
    private void register(String namespace, int retentionDays) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        boolean told = false;
        while (true) {
            try {
                registerOnce(namespace, retentionDays);
                stubs.blockingStub()
                        .countWorkflowExecutions(CountWorkflowExecutionsRequest.newBuilder()
                                .setNamespace(namespace)
                                .build());
                return;
            } catch (StatusRuntimeException e) {
                if (e.getStatus().getCode() == Status.Code.PERMISSION_DENIED) {
                    return;
                }
                if (System.nanoTime() > end) {
                    throw new Unusable(
                            "Temporal at %s does not answer: %s.\nMaybe ESPALIER_TEMPORAL names another address."
                                    .formatted(server.target(), Unusable.rootMessage(e)));
                }
                if (!told && e.getStatus().getCode() == Status.Code.UNAVAILABLE) {
                    LOG.warnf(
                            "Temporal at %s does not answer yet; waiting up to %d s.",
                            server.target(), PATIENCE.toSeconds());
                    told = true;
                }
                pause();
            }
        }
    }

    private void registerOnce(String namespace, int retentionDays) {
        try {
            stubs.blockingStub()
                    .registerNamespace(RegisterNamespaceRequest.newBuilder()
                            .setNamespace(namespace)
                            .setWorkflowExecutionRetentionPeriod(
                                    Duration.newBuilder().setSeconds(86_400L * retentionDays))
                            .build());
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() != Status.Code.ALREADY_EXISTS) {
                throw e;
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Unusable("Interrupted while waiting for Temporal.");
        }
    }

    TemporalServer server() {
        return server;
    }

    @Produces
    @Singleton
    WorkflowClient client() {
        return client;
    }

    @PreDestroy
    void close() {
        stubs.shutdownNow();
        stubs.awaitTermination(2, TimeUnit.SECONDS);
        server.close();
    }
}
