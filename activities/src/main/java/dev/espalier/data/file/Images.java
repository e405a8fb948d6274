package dev.espalier.data.file;

import dev.espalier.data.Image;
import dev.espalier.data.Split;

/** Labelled images of all splits, wherever they are kept; read by several threads at once. */
interface Images {

    int count(Split split);

    int label(Split split, int index);

    /** @throws dev.espalier.data.UnreadableImage when it is damaged, with its name */
    Image image(Split split, int index);
}
