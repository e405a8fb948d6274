package dev.espalier.api;

/** Where the API is. */
final class ApiPaths {

    static final String ROOT = "/api/v1";
    static final String EXPERIMENTS = ROOT + "/experiments";

    static final String RACES = ROOT + "/races";
    static final String DATA_SETS = ROOT + "/datasets";

    private ApiPaths() {}
}
