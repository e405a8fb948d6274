package dev.espalier.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import dev.espalier.space.block.Primitives;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
    private final PtSymbolBlock relu6;
    private final PtSymbolBlock swish;
    private final PtSymbolBlock hardSwish;
    private final Map<Window, PtSymbolBlock> averages = new ConcurrentHashMap<>();

    private record Window(int kernel, int stride) {}

    Scripts(NDManager manager) {
        this.manager = (PtNDManager) manager;
        relu6 = loaded("torch.hardtanh(x, 0., 6.)");
        swish = loaded("torch.silu(x)");
        hardSwish = loaded("torch.hardswish(x)");
    }

    @Override
    public NDArray relu6(NDArray x) {
        return run(relu6, x);
    }

    @Override
    public NDArray swish(NDArray x) {
        return run(swish, x);
    }

    @Override
    public NDArray hardSwish(NDArray x) {
        return run(hardSwish, x);
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
    private static NDArray run(PtSymbolBlock script, NDArray x) {
        return IValueUtils.forward(script, new NDList(x), true).singletonOrThrow();
    }

    private PtSymbolBlock loaded(String expression) {
        try {
            var archive = new ByteArrayInputStream(archive(expression));
            return JniUtils.loadModule(manager, archive, false, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] archive(String expression) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            add(zip, "data.pkl", OBJECT);
            add(zip, "code/__torch__.py", code(expression));
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

    private static String code(String expression) {
        return """
                class Script(Module):
                  __parameters__ = []
                  __buffers__ = []
                  def forward(self: __torch__.Script,
                    x: Tensor) -> Tensor:
                    return %s
                """.formatted(expression);
    }
}
