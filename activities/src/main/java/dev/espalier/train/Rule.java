package dev.espalier.train;

/** How a gradient becomes a step. */
public sealed interface Rule {

    /**
     * Stochastic gradient descent.
     *
     * @param momentum how much of earlier steps goes on, 0 for none
     * @param nesterov whether the step looks ahead along the momentum
     * @see <a href="https://proceedings.mlr.press/v28/sutskever13.html">Sutskever et al., ICML 2013</a>
     */
    record Sgd(double momentum, boolean nesterov) implements Rule {}

    /**
     * Steps by mean and spread of the gradients.
     *
     * @param decoupled whether weights decay by themselves instead of through the gradient
     * @see <a href="https://arxiv.org/abs/1412.6980">Kingma &amp; Ba, ICLR 2015</a>
     * @see <a href="https://arxiv.org/abs/1711.05101">Loshchilov &amp; Hutter, ICLR 2019</a>
     */
    record Adam(double beta1, double beta2, double epsilon, boolean decoupled) implements Rule {}

    /**
     * Gradients over the root of their mean square, as TensorFlow has it (RMSpropTF): epsilon is added below the root, the
     * mean square begins at one, and the learning rate is part of what goes on.
     */
    record RmsProp(double decay, double momentum, double epsilon) implements Rule {}
}
