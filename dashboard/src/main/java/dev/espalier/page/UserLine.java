package dev.espalier.page;

/** A user, as a row; {@code signedIn} is empty before the first time. */
public record UserLine(String name, String role, String since, String signedIn) {}
