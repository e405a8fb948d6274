package dev.espalier.control;

import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.client.WorkflowClient;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks whatever this server stands on whether it answers: the database, Temporal, the artifact store. */
@Singleton
public final class Footing {

    private static final int PATIENCE_SECONDS = 2;
    private static final String DATABASE = "Database";

    private final Instance<DataSource> database;
    private final Instance<WorkflowClient> client;
    private final Path artifacts;

    Footing(
            Instance<DataSource> database,
            Instance<WorkflowClient> client,
            @ConfigProperty(name = "espalier.artifacts.root") String artifacts) {
        this.database = database;
        this.client = client;
        this.artifacts = Path.of(artifacts);
    }

    /**
     * What one of them answered.
     *
     * @param version of it, as far as it says
     * @param detail how soon it answered, or why it did not
     */
    public record Answer(String what, boolean answers, String version, String detail) {}

    /** Whether the database is among those that answered. */
    public static boolean hasDatabase(List<Answer> answers) {
        return answers.stream()
                .anyMatch(answer -> answer.answers() && answer.what().equals(DATABASE));
    }

    public List<Answer> answers() {
        return List.of(database(), temporal(), artifacts());
    }

    /** Whoever wants a connection may wait for minutes; whoever asks whether there is one, does not. */
    private Answer database() {
        var asked = new CompletableFuture<Answer>();
        Thread.ofVirtual().name("database-asked").start(() -> asked.complete(connected()));
        return asked.completeOnTimeout(
                        new Answer(DATABASE, false, "", "it did not answer within %d s".formatted(PATIENCE_SECONDS)),
                        PATIENCE_SECONDS,
                        TimeUnit.SECONDS)
                .join();
    }

    private Answer connected() {
        long begun = System.nanoTime();
        try (var connection = database.get().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("select 1");
            var about = connection.getMetaData();
            return new Answer(
                    DATABASE,
                    true,
                    about.getDatabaseProductName() + " " + about.getDatabaseProductVersion(),
                    soon(begun));
        } catch (SQLException e) {
            return new Answer(DATABASE, false, "", String.valueOf(e.getMessage()));
        }
    }

    private Answer temporal() {
        long begun = System.nanoTime();
        try {
            var about = client.get()
                    .getWorkflowServiceStubs()
                    .blockingStub()
                    .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .getSystemInfo(GetSystemInfoRequest.getDefaultInstance());
            return new Answer("Temporal", true, about.getServerVersion(), soon(begun));
        } catch (StatusRuntimeException e) {
            return new Answer(
                    "Temporal",
                    false,
                    "",
                    "it did not answer within %d s: %s"
                            .formatted(PATIENCE_SECONDS, e.getStatus().getCode()));
        }
    }

    private Answer artifacts() {
        boolean writable = Files.isWritable(artifacts)
                || (Files.notExists(artifacts)
                        && Files.isWritable(artifacts.toAbsolutePath().getParent()));
        return new Answer(
                "Artifact store",
                writable,
                "files",
                writable ? "it can be written" : "the folder (%s) cannot be written".formatted(artifacts));
    }

    private static String soon(long begun) {
        return String.format(Locale.ROOT, "it answered in %.1f ms", (System.nanoTime() - begun) / 1e6);
    }
}
