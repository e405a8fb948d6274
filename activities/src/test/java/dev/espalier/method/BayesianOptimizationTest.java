package dev.espalier.method;

class BayesianOptimizationTest extends SearchMethodContract<BayesianOptimization.Params, BayesianOptimization.State> {

    @Override
    protected BayesianOptimization method() {
        return new BayesianOptimization();
    }

    @Override
    protected BayesianOptimization.Params params() {
        return new BayesianOptimization.Params(16, 200, 4, 0, "random");
    }
}
