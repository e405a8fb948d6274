package dev.espalier.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import dev.espalier.space.Op.Activation.Kind;
import dev.espalier.space.block.NetworkBlock;
import dev.espalier.space.block.Primitives;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Functions of PyTorch that the Deep Java Library does not pass on, as modules of TorchScript of one line each. It does
 * with them what PyTorch does, forward and backward in one pass each.
 */
final class Scripts implements Primitives {

    private static final String NAME = "script";

    /** A pickled object without state, of the class below; the protocol is 2. */
    private static final String OBJECT = "\u0080\u0002c__torch__\nScript\n)\u0081}b.";

    /** A pickled empty tuple. */
    private static final String CONSTANTS = "\u0080\u0002).";

    private static final String VERSION = "3\n";

    private final PtNDManager manager;
    private final Map<Kind, PtSymbolBlock> activations = new ConcurrentHashMap<>();
    private final Map<Integer, PtSymbolBlock> norms = new ConcurrentHashMap<>();
    private final Map<Window, PtSymbolBlock> averages = new ConcurrentHashMap<>();

    private record Window(int kernel, int stride) {}

    Scripts(NDManager manager) {
        this.manager = (PtNDManager) manager;
    }

    @Override
    public NDArray relu6(NDArray x) {
        return activation(Kind.RELU6, x);
    }

    @Override
    public NDArray activation(Kind kind, NDArray x) {
        var ex = x.getNDArrayInternal();
        return switch (kind) {
            case RELU -> ex.relu();
            case SIGMOID -> ex.sigmoid();
            case TANH -> ex.tanh();
            case NEGATIVE -> x.neg();
            default -> run(activations.computeIfAbsent(kind, one -> loaded(expression(one))), x);
        };
    }

    private static String expression(Kind kind) {
        return switch (kind) {
            case RELU -> "torch.relu(x)";
            case RELU6 -> "torch.hardtanh(x, 0., 6.)";
            case SWISH -> "torch.silu(x)";
            case HARD_SWISH -> "torch.hardswish(x)";
            case SIGMOID -> "torch.sigmoid(x)";
            case TANH -> "torch.tanh(x)";
            case LEAKY_RELU -> "torch.leaky_relu(x, 0.01)";
            case MISH -> "torch.mish(x)";
            case NEGATIVE -> "torch.neg(x)";
            case ABS -> "torch.abs(x)";
            case SQUARE -> "torch.mul(x, x)";
            case CUBE -> "torch.mul(x, torch.mul(x, x))";
            case ROOT -> "torch.sqrt(torch.add(torch.abs(x), 1.0e-6))";
            case LOG -> "torch.log(torch.add(torch.abs(x), 1.0e-6))";
            case EXP -> "torch.exp(x)";
            case SIN -> "torch.sin(x)";
            case COS -> "torch.cos(x)";
            case SINH -> "torch.sinh(x)";
            case COSH -> "torch.cosh(x)";
            case ASINH -> "torch.asinh(x)";
            case ATAN -> "torch.atan(x)";
            case SINC -> "torch.sinc(x)";
            case NEGATIVE_PART -> "torch.clamp_max(x, 0)";
            case SOFTPLUS -> "torch.softplus(x, 1, 20)";
            case GAUSSIAN -> "torch.exp(torch.neg(torch.mul(x, x)))";
            case ERF -> "torch.erf(x)";
        };
    }

    @Override
    public NDArray grouped(NDArray x, NDArray scale, NDArray shift, int groups) {
        // A name with a point in it makes the library pass an array as a table: these have none.
        try (var unnamedScale = scale.reshape(scale.getShape());
                var unnamedShift = shift.reshape(shift.getShape())) {
            return run(norms.computeIfAbsent(groups, this::grouped), x, unnamedScale, unnamedShift);
        }
    }

    private PtSymbolBlock grouped(int groups) {
        return loaded(
                "torch.group_norm(x, %d, scale, shift, %s, False)".formatted(groups, NetworkBlock.EPSILON),
                "x",
                "scale",
                "shift");
    }

    @Override
    public NDArray average(NDArray x, int kernel, int stride) {
        return run(averages.computeIfAbsent(new Window(kernel, stride), this::average), x);
    }

    private PtSymbolBlock average(Window window) {
        int padding = (window.kernel() - 1) / 2;
        return loaded("torch.avg_pool2d(x, [%1$d, %1$d], [%2$d, %2$d], [%3$d, %3$d], False, False)"
                .formatted(window.kernel(), window.stride(), padding));
    }

    /** It is called as one that trains, since otherwise no gradients pass; whether they do is up to the thread. */
    private static NDArray run(PtSymbolBlock script, NDArray... read) {
        return IValueUtils.forward(script, new NDList(read), true).singletonOrThrow();
    }

    private PtSymbolBlock loaded(String expression) {
        return loaded(expression, "x");
    }

    /** @param read the names of what it reads */
    private PtSymbolBlock loaded(String expression, String... read) {
        try {
            var archive = new ByteArrayInputStream(archive(code(expression, read)));
            return JniUtils.loadModule(manager, archive, false, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] archive(String code) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            add(zip, "data.pkl", OBJECT);
            add(zip, "code/__torch__.py", code);
            add(zip, "constants.pkl", CONSTANTS);
            add(zip, "version", VERSION);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(NAME + "/" + name));
        zip.write(content.getBytes(StandardCharsets.ISO_8859_1));
        zip.closeEntry();
    }

    private static String code(String expression, String... read) {
        var parameters = Arrays.stream(read).map(name -> name + ": Tensor").collect(Collectors.joining(",\n    "));
        return """
                class Script(Module):
                  __parameters__ = []
                  __buffers__ = []
                  def forward(self: __torch__.Script,
                    %s) -> Tensor:
                    return %s
                """.formatted(parameters, expression);
    }
}
