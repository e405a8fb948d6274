package dev.espalier.cli.watch;

/** Shows where an experiment stands, again and again. */
interface Screen {

    void show(Standing standing);
}
