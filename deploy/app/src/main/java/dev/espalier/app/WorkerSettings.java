package dev.espalier.app;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What this process serves. */
@ConfigMapping(prefix = "espalier.worker")
interface WorkerSettings {

    /** Task queues, as in {@code search,method,gpu,table,ledger,device.this-cpu}. */
    Optional<List<String>> queues();

    /**
     * Evaluations at once on the queue {@code gpu} of this process; left out: as many as there are cores, each of which
     * trains one network, and where there is a server, too, at least eight, since look-ups that wait need no core.
     */
    OptionalInt gpus();

    /** The number of the GPU that this worker is for, from {@code --gpu}, and without which it does not start; left out: any, or none. */
    OptionalInt gpu();

    /** How long a device waits for its machine to be undisturbed, for each network that it measures. */
    Duration patience();

    /**
     * Whether programs of users' are run for experiments: {@code on}, {@code off}, or the folders that they must lie in;
     * left out: where nobody but this machine can ask for it.
     */
    Optional<String> commands();
}
