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
    void aWorkerOnAGpuServesWhatTheLauncherAdded() {
        assertThat(Role.of("worker", "--queues", "gpu", "--gpu", "1").properties())
                .containsEntry("espalier.worker.queues", "gpu");
    }

    @Test
    void aWorkerHasNoOtherOptions() {
        var worker = Role.of("worker", "--queue", "gpu");
        assertThatThrownBy(worker::properties)
                .isInstanceOf(Unusable.class)
                .hasMessage("A worker has no option (--queue); it has --queues and --gpu.");
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
