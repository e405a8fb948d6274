package dev.espalier.effect;

import java.util.List;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.ensemble.AveragingCombiner;
import org.tribuo.regression.rtree.CARTRegressionTrainer;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;

/** A random forest that expects a measure of what was decided; each option of each decision is a feature. */
final class Forest {

    private static final int TREES = 12;
    private static final int DEPTH = 12;
    private static final float LEAST_LEAF = 3;
    private static final float FEATURES_A_SPLIT = 0.5f;
    private static final long SEED = 1;
    private static final String MEASURE = "measure";

    private final Model<Regressor> model;
    private final String[][] names;

    private Forest(Model<Regressor> model, String[][] names) {
        this.model = model;
        this.names = names;
    }

    static Forest train(Observations seen, int[] trials) {
        var names = names(seen);
        var factory = new RegressionFactory();
        var data = new MutableDataset<>(new SimpleDataSourceProvenance("trials", factory), factory);
        for (int trial : trials) {
            data.add(example(names, seen.options().get(trial), seen.values()[trial]));
        }
        var tree =
                new CARTRegressionTrainer(DEPTH, LEAST_LEAF, 0, FEATURES_A_SPLIT, false, new MeanSquaredError(), SEED);
        return new Forest(new RandomForestTrainer<>(tree, new AveragingCombiner(), TREES, SEED).train(data), names);
    }

    private static String[][] names(Observations seen) {
        var decisions = seen.decisions();
        var names = new String[decisions.size()][];
        for (int i = 0; i < names.length; i++) {
            names[i] = new String[decisions.get(i).arity()];
            for (int option = 0; option < names[i].length; option++) {
                names[i][option] = i + "=" + option;
            }
        }
        return names;
    }

    private static ArrayExample<Regressor> example(String[][] names, List<Integer> options, double value) {
        var features = new String[options.size()];
        var ones = new double[options.size()];
        for (int i = 0; i < features.length; i++) {
            features[i] = names[i][options.get(i)];
            ones[i] = 1;
        }
        return new ArrayExample<>(new Regressor(MEASURE, value), features, ones);
    }

    double expects(List<Integer> options) {
        return model.predict(example(names, options, Double.NaN)).getOutput().getValues()[0];
    }
}
