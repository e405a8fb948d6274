package dev.espalier.method;

import dev.espalier.catalogue.Answerer.Answer;
import dev.espalier.catalogue.Answerer.Reach;
import java.util.List;

/**
 * A method that learns, before its first round, to answer any cost with architectures: also costs that its search does not
 * ask for.
 */
public interface AnsweringMethod<P extends Record, S extends Record> extends SearchMethod<P, S> {

    /**
     * What it has learned by now, told cheaply: the same for two states of one search whose answers are the same, whatever
     * was evaluated between them.
     */
    String knowledge(S state);

    /**
     * What it has learned by now, ready to be asked.
     *
     * @throws dev.espalier.catalogue.InvalidInput when these settings do not fit the problem any more
     */
    Learned learned(S state, SearchContext<P> context, Work work);

    /**
     * What a method has learned. Many threads may ask it. It is closed to give back what it keeps between two questions;
     * one that comes late is answered all the same.
     */
    interface Learned extends AutoCloseable {

        /** What can be asked. */
        Reach reach();

        /**
         * Up to so many different architectures for one cost, none above it, the most promising first; the same each time.
         *
         * @throws IllegalArgumentException with the range, where no architecture costs so little
         */
        List<Answer> answers(double cost, int count);

        @Override
        default void close() {}
    }
}
