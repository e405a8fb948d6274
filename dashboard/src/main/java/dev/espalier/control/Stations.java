package dev.espalier.control;

import dev.espalier.catalogue.Farm;
import dev.espalier.step.Queues;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.taskqueue.v1.PollerInfo;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import io.temporal.client.WorkflowClient;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Says which devices have a worker beside them, and which queues have one at all. */
@Singleton
public final class Stations {

    private static final int PATIENCE_SECONDS = 2;

    /** A worker asks for work every minute at the latest, unless it measures. */
    private static final Duration HEARD_OF = Duration.ofMinutes(3);

    private final Instance<WorkflowClient> client;
    private final Farm farm;
    private final List<String> own;
    private final Clock clock = Clock.systemUTC();

    Stations(
            Instance<WorkflowClient> client,
            Farm farm,
            @ConfigProperty(name = "espalier.worker.queues") Optional<List<String>> own) {
        this.client = client;
        this.farm = farm;
        this.own = own.orElse(List.of());
    }

    /**
     * Who stands beside a device.
     *
     * @param served whether a worker has been heard of within minutes
     * @param worker as it calls itself, empty where none is known
     * @param lastSeen when one last asked for work, or measured; null where none ever did
     */
    public record Station(
            boolean served, String worker, @Nullable Instant lastSeen) {}

    public Station of(String device) {
        return of(Queues.device(device), farm.measuredAt(device));
    }

    /** Who takes work from a queue. */
    public Station onQueue(String queue) {
        return of(queue, Queues.deviceOf(queue).map(farm::measuredAt).orElse(0L));
    }

    private Station of(String queue, long measuredAt) {
        var now = clock.instant();
        if (own.contains(queue)) {
            return new Station(true, "this server", now);
        }
        var poller = pollers(queue).max(Comparator.comparingLong(Stations::seconds));
        var measured = Stream.of(measuredAt).filter(at -> at > 0).map(Instant::ofEpochMilli);
        var seen = Stream.concat(poller.map(one -> Instant.ofEpochSecond(seconds(one))).stream(), measured)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new Station(
                seen != null && Duration.between(seen, now).compareTo(HEARD_OF) < 0,
                poller.map(PollerInfo::getIdentity).orElse(""),
                seen);
    }

    private static long seconds(PollerInfo poller) {
        return poller.getLastAccessTime().getSeconds();
    }

    /** None where Temporal does not say: the one inside this process has no other workers than this process. */
    private Stream<PollerInfo> pollers(String queue) {
        try {
            var answer = client.get()
                    .getWorkflowServiceStubs()
                    .blockingStub()
                    .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .describeTaskQueue(DescribeTaskQueueRequest.newBuilder()
                            .setNamespace(client.get().getOptions().getNamespace())
                            .setTaskQueue(TaskQueue.newBuilder().setName(queue))
                            .setTaskQueueType(
                                    queue.equals(Queues.SEARCH)
                                            ? TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW
                                            : TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY)
                            .build());
            return answer.getPollersList().stream();
        } catch (StatusRuntimeException _) {
            return Stream.of();
        }
    }
}
