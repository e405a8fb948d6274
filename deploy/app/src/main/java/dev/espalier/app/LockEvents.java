package dev.espalier.app;

import io.temporal.testserver.TestServer.InProcessTestServer;
import java.io.Serial;
import java.lang.reflect.Field;
import java.util.LinkedList;
import java.util.Objects;
import org.jboss.logging.Logger;

/**
 * The notes that the embedded Temporal server's clock makes of every lock, not kept. They are for debugging only, but
 * the server takes none of them away, and each step of each search walks through all of them: after some thousand rounds
 * that was two fifths of the processor's time.
 */
@SuppressWarnings("JdkObsolete") // The type of the field that it is put into.
final class LockEvents extends LinkedList<Object> {

    @Serial
    private static final long serialVersionUID = 1;

    private static final Logger LOG = Logger.getLogger(LockEvents.class);

    private LockEvents() {}

    /** Puts itself in the place of the list; a server that is built otherwise keeps its own, and is slower. */
    static void forget(InProcessTestServer server) {
        try {
            var services = value(field(server, "testServicesStarter"), server);
            var clock = value(field(services, "selfAdvancingTimer"), services);
            field(clock, "lockEvents").set(clock, new LockEvents());
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.debugf("The embedded Temporal server keeps notes of its clock's locks: %s", e);
        }
    }

    static Field field(Object of, String name) throws NoSuchFieldException {
        var field = of.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    static Object value(Field field, Object of) throws IllegalAccessException {
        return Objects.requireNonNull(field.get(of), field.getName());
    }

    @Override
    public boolean add(Object event) {
        return true;
    }

    /** Whoever takes a note away has made it. */
    @Override
    public boolean remove(Object event) {
        return true;
    }
}
