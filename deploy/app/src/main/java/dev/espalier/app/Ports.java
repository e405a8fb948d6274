package dev.espalier.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The ports of a Temporal server, all given by the first. A server that died is started again on the same ones: a new
 * one looks for its like where the last one was, and takes most of a minute to give them up.
 *
 * @param first of the frontend, which clients call
 */
record Ports(int first) {

    private static final int STANDARD = 7233;
    private static final int APART = 100;
    private static final int TRIES = 50;

    /** How far the others lie from the first: as those of the standard set do. */
    private static final Map<String, Integer> OFFSETS = Map.of(
            "TEMPORAL_PORT", 0,
            "TEMPORAL_HISTORY_PORT", 1,
            "TEMPORAL_MATCHING_PORT", 2,
            "TEMPORAL_WORKER_PORT", 6,
            "TEMPORAL_METRICS_PORT", 57,
            "TEMPORAL_FRONTEND_MEMBERSHIP_PORT", -300,
            "TEMPORAL_HISTORY_MEMBERSHIP_PORT", -299,
            "TEMPORAL_MATCHING_MEMBERSHIP_PORT", -298,
            "TEMPORAL_WORKER_MEMBERSHIP_PORT", -294);

    /** The first set from the standard one on that nobody uses. */
    static Ports free() {
        return IntStream.range(0, TRIES)
                .mapToObj(i -> new Ports(STANDARD + APART * i))
                .filter(Ports::areFree)
                .findFirst()
                .orElseThrow(() -> new Unusable(
                        "No free ports were found for the local Temporal server, from %d on.\nMaybe set ESPALIER_TEMPORAL=embedded."
                                .formatted(STANDARD)));
    }

    boolean areFree() {
        return OFFSETS.values().stream().allMatch(offset -> isFree(first + offset));
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException _) {
            return false;
        }
    }

    void putInto(Map<String, String> environment) {
        OFFSETS.forEach((name, offset) -> environment.put(name, String.valueOf(first + offset)));
    }
}
