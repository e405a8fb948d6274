package dev.espalier.page;

import io.quarkus.qute.RawString;
import java.util.List;

/** What the page of components shows: examples of each, made as the other pages make them. */
public record DesignView(
        List<List<String>> colours,
        List<Badge> states,
        List<Badge> trials,
        List<Badge> events,
        List<Figure> figures,
        RawString spark,
        List<RawString> meters,
        List<String> problems) {}
