package dev.espalier.app;

import io.grpc.ManagedChannel;
import io.temporal.testserver.TestServer;
import org.jspecify.annotations.Nullable;

/** A Temporal service that this process talks to, wherever it runs. */
sealed interface TemporalServer extends AutoCloseable {

    /** {@code embedded}, {@code local} or {@code cluster}. */
    String kind();

    /** Its address, for people. */
    String target();

    @Override
    void close();

    /** In this process and in memory: gone when the process ends, so the engine starts searches again by itself. */
    record Embedded(TestServer.InProcessTestServer server) implements TemporalServer {

        static Embedded start() {
            var server = TestServer.createServer(true);
            LockEvents.forget(server);
            return new Embedded(server);
        }

        ManagedChannel channel() {
            return server.getChannel();
        }

        @Override
        public String kind() {
            return "embedded";
        }

        @Override
        public String target() {
            return "in this process";
        }

        @Override
        public void close() {
            server.close();
        }
    }

    /** On this machine, with a file store, started and supervised by this process. */
    record Local(LocalTemporal process) implements TemporalServer {

        @Override
        public String kind() {
            return "local";
        }

        @Override
        public String target() {
            return process.address();
        }

        @Override
        public void close() {
            process.close();
        }
    }

    /** Somebody else's. */
    record Cluster(String target, boolean tls, @Nullable String apiKey) implements TemporalServer {

        @Override
        public String kind() {
            return "cluster";
        }

        @Override
        public void close() {}
    }
}
