package dev.espalier.method;

/**
 * What a method is called, where it comes from, and the records of its settings and of what it learns.
 *
 * @param name lower case with hyphens, unique
 * @param summary one sentence for people
 * @param source the paper
 */
public record MethodInfo<P extends Record, S extends Record>(
        String name, String summary, String source, Class<P> params, Class<S> state) {}
