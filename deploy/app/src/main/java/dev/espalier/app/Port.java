package dev.espalier.app;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;

/**
 * The port at which a server is to answer. It is tried before anything else is started: what runs by then would fail in
 * many ways while it is taken down again.
 *
 * @param number 0 for any that is free
 */
record Port(String host, int number) {

    static Port of(Map<String, String> environment) {
        return new Port(
                environment.getOrDefault("ESPALIER_HOST", "127.0.0.1"),
                Integer.parseInt(environment.getOrDefault("ESPALIER_PORT", "8420")));
    }

    /** @throws Unusable when nobody can listen there now */
    void check() {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, number));
        } catch (BindException e) {
            throw new Unusable("The ESPALIER_PORT (%d) cannot be listened on at %s: %s.\nMaybe set it to another one."
                    .formatted(number, host, Unusable.rootMessage(e)));
        } catch (IOException _) {
            // Whoever opens it in earnest says what is wrong with it.
        }
    }
}
