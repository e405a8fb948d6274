package dev.espalier.page;

import dev.espalier.ledger.Accounts;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A method, with the GPU time that its searches took.
 *
 * @param width of its bar in percent, the longest being 100
 */
public record MethodShare(String method, String gpu, String unit, String width, String note) {

    private static final int MOST = 8;

    /** The methods that took most, longest first. */
    static List<MethodShare> of(List<Accounts.OfMethod> methods) {
        long most = Math.max(
                1,
                methods.stream()
                        .mapToLong(Accounts.OfMethod::ownGpuSeconds)
                        .max()
                        .orElse(1));
        return methods.stream()
                .sorted(Comparator.comparingLong(Accounts.OfMethod::ownGpuSeconds)
                        .reversed())
                .limit(MOST)
                .map(method -> of(method, most))
                .toList();
    }

    private static MethodShare of(Accounts.OfMethod method, long most) {
        long seconds = method.ownGpuSeconds();
        return new MethodShare(
                method.method(),
                Said.gpu(seconds),
                Said.gpuUnit(seconds),
                String.format(Locale.ROOT, "%.1f", 100.0 * seconds / most),
                "%s, %s"
                        .formatted(
                                Said.count(method.experiments(), "experiment"),
                                Said.count(method.ownTrials(), "trial")));
    }
}
