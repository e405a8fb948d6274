package dev.espalier.evaluate.command;

import dev.espalier.search.CurvePoint;
import java.util.SortedMap;

/** What a program tells the engine, a line of JSON each. */
sealed interface Message {

    /** How far it is, and what it has reached. */
    record Progress(CurvePoint point) implements Message {}

    /** Its result. */
    record Result(SortedMap<String, Double> measures) implements Message {}

    /** It has saved a checkpoint. */
    record Saved() implements Message {}

    /** A file of its folders that is to be kept. */
    record Weights(String file) implements Message {}

    /** What it cost, where the program knows better than a clock. */
    record Cost(long gpuSeconds) implements Message {}

    /** It gives up, and says why. */
    record GivenUp(String reason) implements Message {}

    /** What breaks the protocol, in one sentence. */
    record Wrong(String sentence) implements Message {}
}
