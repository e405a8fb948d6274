package dev.espalier.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RoleTest {

    @Test
    void aWorkerServesTheQueuesThatItIsTold() {
        assertThat(Role.of("worker", "--queues", "gpu, device.raspi4").properties())
                .containsEntry("espalier.worker.queues", "gpu,device.raspi4");
    }

    @Test
    void aWorkerServesNoQueueThatNothingIsPutInto() {
        var worker = Role.of("worker", "--queues=gpuu,table,device.");
        assertThatThrownBy(worker::properties)
                .isInstanceOf(Unusable.class)
                .hasMessage(
                        "There is no queue (gpuu, device.); there are search, method, gpu, table, and device. with a name.");
    }
}
