package dev.espalier.api;

import dev.espalier.catalogue.DataSetInfo;
import dev.espalier.catalogue.DataSetInfo.Part;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A data set. */
@Schema(name = "DataSet")
public record DataSetJson(
        String id,

        @Schema(enumeration = {"idx", "cifar-10", "cifar-100", "folder", "imagenet", "drawn"})
        String format,

        @Schema(description = "Where its files lie, as server and workers see them.")
        List<String> paths,

        @Schema(description = "1 for grey images, 3 for coloured ones.")
        int channels,

        @Schema(description = "Height and width at which a search trains unless it says otherwise.")
        int resolution,

        List<SplitJson> splits,
        int classes,

        @Schema(description = "How many images each class has in each split; null in lists.") @Nullable
        List<ClassJson> perClass,

        @Schema(description = "Of each channel over training images, 0 to 1.")
        List<Double> mean,

        List<Double> deviation,
        long bytes,
        String sha256,

        @Schema(
                enumeration = {"content", "listing", "drawing"},
                description = "What the hash was taken of: every byte; names and sizes of files; some drawn images.")
        String hashed,

        Links links) {

    /** A split of a data set. */
    @Schema(name = "DataSetSplit")
    public record SplitJson(
            @Schema(enumeration = {"train", "validation", "test"})
            String split,

            int images,

            @Schema(description = "Where its images come from.")
            String source) {}

    /** A class of a data set. */
    @Schema(name = "DataSetClass")
    public record ClassJson(String name, int train, int validation, int test) {}

    /** Where more of it is. */
    @Schema(name = "DataSetLinks")
    public record Links(String page, String self) {}

    /** For lists: ImageNet has a thousand classes. */
    static DataSetJson brief(DataSetInfo info) {
        return of(info, null);
    }

    static DataSetJson of(DataSetInfo info) {
        return of(
                info,
                IntStream.range(0, info.classes().size())
                        .mapToObj(label -> new ClassJson(
                                info.classes().get(label),
                                count(info, "train", label),
                                count(info, "validation", label),
                                count(info, "test", label)))
                        .toList());
    }

    private static int count(DataSetInfo info, String split, int label) {
        return info.splits().stream()
                .filter(part -> part.split().equals(split))
                .mapToInt(part -> part.images().get(label))
                .sum();
    }

    private static DataSetJson of(DataSetInfo info, @Nullable List<ClassJson> perClass) {
        return new DataSetJson(
                info.id(),
                info.format(),
                info.paths(),
                info.channels(),
                info.resolution(),
                info.splits().stream().map(DataSetJson::split).toList(),
                info.classes().size(),
                perClass,
                info.mean(),
                info.deviation(),
                info.bytes(),
                info.sha256(),
                info.hashed().name().toLowerCase(Locale.ROOT),
                new Links("/datasets/" + info.id(), ApiPaths.DATA_SETS + "/" + info.id()));
    }

    private static SplitJson split(Part part) {
        return new SplitJson(part.split(), part.count(), part.source());
    }
}
