"""Small networks of the kinds that Espalier trains, as nodes of an architecture.json, with the names that it gives."""


class Nodes(list):
    """A list of nodes that grows; each call returns the name of what it added last."""

    def add(self, name, op, *inputs, **fields):
        self.append({"name": name, "op": op, **fields, "inputs": list(inputs)})
        return name

    def input(self, channels, size):
        return self.add("input", "input", channels=channels, size=size)

    def conv(self, name, source, kernel, channels, stride=1, groups=1, dilation=1):
        fields = dict(kernel=kernel, stride=stride, groups=groups, channels=channels, dilation=dilation)
        return self.add(name, "conv", source, **fields)

    def norm(self, name, source):
        return self.add(name, "batch_norm", source)

    def activation(self, name, kind, source):
        return self.add(name, "activation", source, kind=kind)

    def pool(self, name, kind, source, kernel, stride):
        return self.add(name, "pool", source, kind=kind, kernel=kernel, stride=stride)

    def head(self, source, classes):
        self.add("head/pool", "global_pool", source)
        self.add("head/classifier", "linear", "head/pool", units=classes)
        return self

    def relu_conv_norm(self, name, source, kernel, channels, stride=1):
        self.activation(name + "/relu", "relu", source)
        self.conv(name + "/conv", name + "/relu", kernel, channels, stride)
        return self.norm(name, name + "/conv")

    def conv_norm(self, name, source, kernel, channels, stride=1, groups=1, kind=None):
        self.conv(name + "/conv", source, kernel, channels, stride, groups)
        if kind is None:
            return self.norm(name, name + "/conv")
        self.norm(name + "/norm", name + "/conv")
        return self.activation(name, kind, name + "/norm")


def average_pool():
    nodes = Nodes()
    nodes.pool("pool", "average", nodes.input(1, 3), 3, 1)
    return nodes


def nasbench201(cell="304123", width=4, cells=1, size=12, classes=10):
    """The choices of the cell are by edge: 1<-0, 2<-0, 2<-1, 3<-0, 3<-1, 3<-2."""
    nodes = Nodes()
    nodes.conv("stem/conv", nodes.input(3, size), 3, width)
    last = nodes.norm("stem/norm", "stem/conv")
    for stage in range(3):
        if stage > 0:
            last = nasbench201_reduction(nodes, f"reduction{stage}", last, width << stage)
        for number in range(cells):
            last = nasbench201_cell(nodes, f"stage{stage + 1}/cell{number + 1}", last, width << stage, cell)
    nodes.activation("head/relu", "relu", nodes.norm("head/norm", last))
    return nodes.head("head/relu", classes)


def nasbench201_cell(nodes, name, source, width, cell):
    sources = {0: source, 1: f"{name}/1<-0", 2: f"{name}/2"}
    for (to, start), choice in zip([(1, 0), (2, 0), (2, 1), (3, 0), (3, 1), (3, 2)], cell):
        edge, at = f"{name}/{to}<-{start}", sources[start]
        if choice == "0":
            nodes.add(edge, "zero", at)
        elif choice == "1":
            nodes.add(edge, "identity", at)
        elif choice == "4":
            nodes.pool(edge, "average", at, 3, 1)
        else:
            nodes.relu_conv_norm(edge, at, 1 if choice == "2" else 3, width)
        if (to, start) in ((2, 1), (3, 2)):
            nodes.add(f"{name}/{to}", "add", *[f"{name}/{to}<-{other}" for other in range(to)])
    return f"{name}/3"


def nasbench201_reduction(nodes, name, source, width):
    nodes.relu_conv_norm(name + "/a", source, 3, width, 2)
    nodes.relu_conv_norm(name + "/b", name + "/a", 3, width)
    nodes.pool(name + "/shortcut/pool", "average", source, 2, 2)
    nodes.conv(name + "/shortcut", name + "/shortcut/pool", 1, width)
    return nodes.add(name, "add", name + "/shortcut", name + "/b")


def nasbench101(width=8, size=12, classes=10):
    """Two stacks of one cell: 3x3, 1x1 and pooling are read by the output, as the input is; another 3x3 is not."""
    nodes = Nodes()
    last = nodes.conv_norm("stem", nodes.input(3, size), 3, width, kind="relu")
    for stack in range(2):
        if stack > 0:
            last = nodes.pool(f"reduction{stack}", "max", last, 2, 2)
        last = nasbench101_cell(nodes, f"stack{stack + 1}/cell1", last, width << stack)
    return nodes.head(last, classes)


def nasbench101_cell(nodes, name, source, width):
    wide, narrow = width // 3 + 1, width // 3
    channels = {2: wide, 3: wide if width % 3 == 2 else narrow, 4: narrow}

    def projected(vertex, count):
        return nodes.conv_norm(f"{name}/{vertex}/projection", source, 1, count, kind="relu")

    def cut(vertex, start):
        if channels[start] == channels[vertex]:
            return f"{name}/{start}"
        return nodes.add(f"{name}/{vertex}<-{start}", "slice", f"{name}/{start}", channels=channels[vertex])

    channels[1] = channels[2]
    nodes.add(f"{name}/1/sum", "add", projected(1, channels[1]))
    nodes.conv_norm(f"{name}/1", f"{name}/1/sum", 3, channels[1], kind="relu")
    nodes.add(f"{name}/2/sum", "add", cut(2, 1), projected(2, channels[2]))
    nodes.conv_norm(f"{name}/2", f"{name}/2/sum", 1, channels[2], kind="relu")
    nodes.add(f"{name}/3/sum", "add", cut(3, 1), cut(3, 2))
    nodes.conv_norm(f"{name}/3", f"{name}/3/sum", 3, channels[3], kind="relu")
    nodes.add(f"{name}/4/sum", "add", cut(4, 2), projected(4, channels[4]))
    nodes.pool(f"{name}/4", "max", f"{name}/4/sum", 3, 1)
    nodes.add(f"{name}/joined", "concat", f"{name}/2", f"{name}/3", f"{name}/4")
    direct = nodes.conv_norm(f"{name}/direct", source, 1, width, kind="relu")
    return nodes.add(f"{name}/output", "add", f"{name}/joined", direct)


NORMAL = [
    (2, 0, "sep_conv_3x3"), (2, 1, "skip_connect"), (3, 0, "dil_conv_3x3"), (3, 2, "avg_pool_3x3"),
    (4, 1, "max_pool_3x3"), (4, 3, "sep_conv_5x5"), (5, 2, "dil_conv_5x5"), (5, 4, "skip_connect"),
]  # fmt: skip
REDUCTION = [
    (2, 0, "max_pool_3x3"), (2, 1, "sep_conv_3x3"), (3, 0, "skip_connect"), (3, 2, "avg_pool_3x3"),
    (4, 1, "avg_pool_3x3"), (4, 2, "dil_conv_3x3"), (5, 0, "dil_conv_5x5"), (5, 1, "sep_conv_5x5"),
]  # fmt: skip


def darts(width=4, size=10, classes=10):
    """A cell that keeps the size, one that halves it, and one whose older input is twice as large."""
    nodes = Nodes()
    nodes.conv("stem/conv", nodes.input(3, size), 3, 3 * width)
    stem = nodes.norm("stem", "stem/conv")
    first = darts_cell(nodes, "stage1/cell1", [stem, stem], width, NORMAL, 1, False)
    second = darts_cell(nodes, "reduction1", [stem, first], 2 * width, REDUCTION, 2, False)
    third = darts_cell(nodes, "stage2/cell3", [first, second], 2 * width, NORMAL, 1, True)
    return nodes.head(third, classes)


def auxiliary(width=4, size=10, classes=10):
    """A cell that keeps the size, one that halves it and is read by a second classifier, too, and one after it."""
    nodes = Nodes()
    nodes.conv("stem/conv", nodes.input(3, size), 3, 3 * width)
    stem = nodes.norm("stem", "stem/conv")
    first = darts_cell(nodes, "reduction1", [stem, stem], width, REDUCTION, 2, False)
    second = darts_cell(nodes, "stage2/cell2", [stem, first], width, NORMAL, 1, True)
    nodes.head(second, classes)
    nodes.activation("auxiliary/relu", "relu", first)
    nodes.pool("auxiliary/pool", "average", "auxiliary/relu", 5, 3)
    nodes.conv_norm("auxiliary/first", "auxiliary/pool", 1, 6, kind="relu")
    nodes.conv_norm("auxiliary/second", "auxiliary/first", 2, 12, kind="relu")
    nodes.add("auxiliary/mean", "global_pool", "auxiliary/second")
    nodes.add("auxiliary/classifier", "linear", "auxiliary/mean", units=classes)
    return nodes


def darts_cell(nodes, name, inputs, width, edges, stride, reduced):
    older = darts_halved if reduced else lambda nodes, at, source, width: nodes.relu_conv_norm(at, source, 1, width)
    states = [older(nodes, name + "/input0", inputs[0], width)]
    states.append(nodes.relu_conv_norm(name + "/input1", inputs[1], 1, width))
    for node in range(2, 6):
        terms = []
        for start, op in [(start, op) for to, start, op in edges if to == node]:
            edge = f"{name}/{node}<-{start}"
            terms.append(darts_operation(nodes, edge, op, states[start], stride if start < 2 else 1, width))
        states.append(nodes.add(f"{name}/{node}", "add", *terms))
    return nodes.add(name, "concat", *states[2:])


def darts_operation(nodes, name, op, source, stride, width):
    kind, _, kernel = op.rpartition("_")
    if kind in ("max_pool", "avg_pool"):
        return nodes.pool(name, "max" if kind == "max_pool" else "average", source, 3, stride)
    if op == "skip_connect":
        return nodes.add(name, "identity", source) if stride == 1 else darts_halved(nodes, name, source, width)
    if kind == "dil_conv":
        return darts_separable(nodes, name, source, int(kernel[0]), stride, width, 2)
    first = darts_separable(nodes, name + "/first", source, int(kernel[0]), stride, width, 1)
    return darts_separable(nodes, name, first, int(kernel[0]), 1, width, 1)


def darts_separable(nodes, name, source, kernel, stride, width, dilation):
    nodes.activation(name + "/relu", "relu", source)
    nodes.conv(name + "/depthwise", name + "/relu", kernel, width, stride, width, dilation)
    nodes.conv(name + "/pointwise", name + "/depthwise", 1, width)
    return nodes.norm(name, name + "/pointwise")


def darts_halved(nodes, name, source, width):
    nodes.activation(name + "/relu", "relu", source)
    nodes.conv(name + "/even", name + "/relu", 1, width // 2, 2)
    nodes.conv(name + "/odd", name + "/relu", 1, width // 2, 2)
    nodes.add(name + "/both", "concat", name + "/even", name + "/odd")
    return nodes.norm(name, name + "/both")


def mobile(size=12, classes=10):
    """Inverted residuals with each activation of mobile networks, with and without squeeze and excitation."""
    nodes = Nodes()
    last = nodes.conv_norm("stem", nodes.input(3, size), 3, 8, 2, kind="hard_swish")
    last = inverted_residual(nodes, "block1", last, 8, 8, 2, 3, 1, "relu6", None)
    last = inverted_residual(nodes, "block2", last, 8, 12, 3, 5, 2, "swish", 4)
    last = inverted_residual(nodes, "block3", last, 12, 12, 2, 3, 1, "hard_swish", 3)
    last = nodes.conv_norm("head", last, 1, 24, kind="hard_swish")
    return nodes.head(last, classes)


def inverted_residual(nodes, name, source, before, after, expansion, kernel, stride, kind, units):
    inner = before * expansion
    last = nodes.conv_norm(name + "/expand", source, 1, inner, kind=kind)
    last = nodes.conv_norm(name + "/depthwise", last, kernel, inner, stride, inner, kind)
    if units is not None:
        last = nodes.add(name + "/excite", "squeeze_excite", last, units=units)
    last = nodes.conv_norm(name + "/project", last, 1, after)
    return nodes.add(name, "add", source, last) if stride == 1 and before == after else last


def odds(size=9, classes=5):
    """What the others do not have: even kernels, groups, gates, layers on vectors, a layer on all pixels."""
    nodes = Nodes()
    nodes.conv("even", nodes.input(3, size), 4, 8, 1, 1)
    nodes.norm("norm", "even")
    nodes.activation("leaky", "leaky_relu", "norm")
    nodes.conv("grouped", "leaky", 3, 8, 1, 2)
    nodes.activation("gate", "sigmoid", "grouped")
    nodes.activation("tanh", "tanh", "even")
    nodes.add("product", "product", "gate", "tanh")
    nodes.add("blend", "blend", "gate", "product", "leaky")
    nodes.add("slice", "slice", "blend", channels=6)
    nodes.pool("average", "average", "slice", 5, 2)
    nodes.pool("max", "max", "slice", 2, 2)
    nodes.add("both", "concat", "average", "max")
    nodes.add("pooled", "global_pool", "both")
    nodes.conv("pointwise", "pooled", 1, 10)
    nodes.activation("swish", "swish", "pointwise")
    nodes.add("flat", "linear", "both", units=10)
    nodes.norm("flat/norm", "flat")
    nodes.add("sum", "add", "swish", "flat/norm")
    nodes.add("classifier", "linear", "sum", units=classes)
    return nodes
