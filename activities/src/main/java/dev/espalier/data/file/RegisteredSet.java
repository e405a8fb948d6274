package dev.espalier.data.file;

import dev.espalier.catalogue.DataSetInfo;
import dev.espalier.data.DataSet;
import dev.espalier.data.Image;
import dev.espalier.data.Split;
import java.util.List;

/** Images in files that were registered. */
final class RegisteredSet implements DataSet {

    private final DataSetInfo info;
    private final Images images;

    RegisteredSet(DataSetInfo info, Images images) {
        this.info = info;
        this.images = images;
    }

    DataSetInfo info() {
        return info;
    }

    Images images() {
        return images;
    }

    @Override
    public String id() {
        return info.id();
    }

    @Override
    public List<String> classes() {
        return info.classes();
    }

    @Override
    public int channels() {
        return info.channels();
    }

    @Override
    public int resolution() {
        return info.resolution();
    }

    @Override
    public String sha256() {
        return info.sha256();
    }

    @Override
    public int count(Split split) {
        return images.count(split);
    }

    @Override
    public int label(Split split, int index) {
        return images.label(split, index);
    }

    @Override
    public Image image(Split split, int index) {
        return images.image(split, index);
    }

    @Override
    public List<Double> mean() {
        return info.mean();
    }

    @Override
    public List<Double> deviation() {
        return info.deviation();
    }
}
