package dev.espalier.measure;

/** A network that cannot be timed, or a process that ended while it timed one; in one sentence. */
final class MeterFailure extends RuntimeException {

    MeterFailure(String message) {
        super(message);
    }

    MeterFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
