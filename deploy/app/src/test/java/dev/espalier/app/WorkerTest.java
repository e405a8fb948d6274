package dev.espalier.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.app.WorkerTest.AsWorker;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.client.WorkflowClient;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(AsWorker.class)
class WorkerTest {

    public static final class AsWorker implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Role.of("worker", "--queues", "gpu,table").properties();
        }
    }

    @Inject
    WorkflowClient client;

    @Test
    void servesItsQueuesWithoutADatabase() {
        assertThat(client.getWorkflowServiceStubs()
                        .blockingStub()
                        .getSystemInfo(GetSystemInfoRequest.getDefaultInstance())
                        .hasCapabilities())
                .isTrue();
    }
}
