#!/usr/bin/env python3
"""A network that Espalier exported, as a PyTorch module. It needs torch (1.10 or later) and nothing else.

    python3 model.py [FOLDER]                  checks architecture.json and weights.safetensors: on random images, and
                                               against recorded.safetensors where that is there

    import model
    network = model.load("FOLDER").eval()      with its weights; the names of its state are those of the file
    logits = network(images)                   float32 [batch, channels, height, width], normalised as in training

To train the architecture from scratch: model.Network(model.read_architecture("FOLDER/architecture.json")).
Inside, every tensor is [batch, channels, height, width]; what ends with one pixel is put out as [batch, channels].
"""

import json
import math
import pathlib
import struct
import sys

import torch
from torch import nn
from torch.nn import functional

FORMAT = "espalier.network/1"
TOLERANCE = 1e-4
HERE = pathlib.Path(__file__).resolve().parent


class BatchNorm(nn.BatchNorm2d):
    """Without the count of batches, which the file of weights does not have."""

    def __init__(self, channels):
        super().__init__(channels, eps=1e-5, momentum=0.1)
        del self._buffers["num_batches_tracked"]
        self.register_buffer("num_batches_tracked", None)

    def _load_from_state_dict(self, *arguments):
        nn.Module._load_from_state_dict(self, *arguments)


class Linear(nn.Linear):
    """On all values of an image, channel by channel, row by row."""

    def forward(self, x):
        return super().forward(x.flatten(1))[:, :, None, None]


class SqueezeExcite(nn.Module):
    """Scales each channel by what two layers make of the means of all."""

    def __init__(self, channels, units):
        super().__init__()
        self.squeeze = nn.Linear(channels, units)
        self.excite = nn.Linear(units, channels)

    def forward(self, x):
        hidden = functional.relu(self.squeeze(x.mean((2, 3))))
        return x * torch.sigmoid(self.excite(hidden))[:, :, None, None]


class Scale(nn.Module):
    """Multiplies each channel by a value of its own."""

    def __init__(self, channels):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(channels))

    def forward(self, x):
        return x * self.weight[:, None, None]


class Bias(nn.Module):
    """Adds a value of its own to each channel."""

    def __init__(self, channels):
        super().__init__()
        self.bias = nn.Parameter(torch.zeros(channels))

    def forward(self, x):
        return x + self.bias[:, None, None]


class Lambda(nn.Module):
    """A function without state."""

    def __init__(self, name, function):
        super().__init__()
        self.name, self.function = name, function

    def extra_repr(self):
        return self.name

    def forward(self, *inputs):
        return self.function(*inputs)


ACTIVATIONS = {
    "relu": nn.ReLU,
    "relu6": nn.ReLU6,
    "swish": nn.SiLU,
    "hard_swish": nn.Hardswish,
    "sigmoid": nn.Sigmoid,
    "tanh": nn.Tanh,
    "leaky_relu": lambda: nn.LeakyReLU(0.01),
    "mish": nn.Mish,
    "softplus": nn.Softplus,
}
SMALL = 1e-6
# Activations without a module of their own.
FUNCTIONS = {
    "negative": torch.neg,
    "abs": torch.abs,
    "square": torch.square,
    "cube": lambda x: x**3,
    "root": lambda x: torch.sqrt(torch.abs(x) + SMALL),
    "log": lambda x: torch.log(torch.abs(x) + SMALL),
    "exp": torch.exp,
    "sin": torch.sin,
    "cos": torch.cos,
    "sinh": torch.sinh,
    "cosh": torch.cosh,
    "asinh": torch.asinh,
    "atan": torch.atan,
    "sinc": torch.sinc,
    "negative_part": lambda x: torch.clamp(x, max=0),
    "gaussian": lambda x: torch.exp(-x * x),
    "erf": torch.erf,
}
# What one input becomes, by operation.
PLAIN = {
    "global_pool": lambda x: x.mean((2, 3), keepdim=True),
    "identity": lambda x: x,
    "zero": torch.zeros_like,
}
# What several inputs become.
MERGES = {
    "add": lambda *xs: sum(xs[1:], xs[0]),
    "product": lambda *xs: math.prod(xs[1:], start=xs[0]),
    "blend": lambda share, x, y: share * x + (1 - share) * y,
    "concat": lambda *xs: torch.cat(xs, 1),
}
# What two inputs become, by kind.
PAIRS = {
    "subtract": torch.sub,
    "divide": lambda x, y: x / (y + SMALL),
    "maximum": torch.maximum,
    "minimum": torch.minimum,
}
JOINS = {*MERGES, "merge"}
# What keeps channels and size and has state.
CHANNELS = {
    "batch_norm": BatchNorm,
    "instance_norm": lambda channels: nn.GroupNorm(channels, channels, eps=1e-5),
    "layer_norm": lambda channels: nn.GroupNorm(1, channels, eps=1e-5),
    "scale": Scale,
    "bias": Bias,
}
RECURRENT = {"embedding", "unembedding", "memory"}


class Node:
    """A line of `nodes`; its fields are whole numbers and, of an activation or a pooling, a kind."""

    def __init__(self, fields):
        self.fields = fields
        self.name = fields.get("name")
        self.op = fields.get("op")
        self.inputs = fields.get("inputs")
        listed = isinstance(self.inputs, list) and all(isinstance(name, str) for name in self.inputs)
        if not listed or not isinstance(self.name, str) or not isinstance(self.op, str):
            raise ValueError(f"A node must have a `name`, an `op` and a list of `inputs` by name, but is {fields}.")

    def number(self, field):
        value = self.fields.get(field)
        if type(value) is not int or value < 1:
            raise self.wrong(f"`{field}` ({value}) must be a whole number of at least 1")
        return value

    def kind(self, known):
        kind = self.fields.get("kind")
        if not isinstance(kind, str) or kind not in known:
            raise self.wrong(f"`kind` ({kind}) must be one of {', '.join(known)}")
        return kind

    def wrong(self, what):
        return ValueError(f"The {what}, in the node {self.name}.")


def slid(node, size, window, stride):
    """The size after a window has passed, padded by half of what it has more than one pixel."""
    padded = size + 2 * ((window - 1) // 2)
    if padded < window:
        raise node.wrong(f"window of {window} pixels must fit into an input of {size}")
    return (padded - window) // stride + 1


def convolution(node, channels, size):
    kernel, stride, groups, out = (node.number(field) for field in ("kernel", "stride", "groups", "channels"))
    dilation = node.number("dilation") if "dilation" in node.fields else 1
    if channels % groups or out % groups:
        raise node.wrong(f"`groups` ({groups}) must divide the channels, {channels} in and {out} out")
    window = dilation * (kernel - 1) + 1
    made = nn.Conv2d(channels, out, kernel, stride, (window - 1) // 2, dilation, groups, bias=False)
    return made, out, slid(node, size, window, stride)


def pooling(node, channels, size):
    kind, kernel, stride = node.kind(("average", "max")), node.number("kernel"), node.number("stride")
    padding = (kernel - 1) // 2
    if kind == "max":
        made = nn.MaxPool2d(kernel, stride, padding)
    else:
        made = nn.AvgPool2d(kernel, stride, padding, count_include_pad=False)
    return made, channels, slid(node, size, kernel, stride)


def single(node, channels, size):
    """The module of a node with one input, and the channels and size that it puts out."""
    if node.op == "conv":
        return convolution(node, channels, size)
    if node.op == "pool":
        return pooling(node, channels, size)
    if node.op in CHANNELS:
        return CHANNELS[node.op](channels), channels, size
    if node.op == "activation":
        return activation(node.kind([*ACTIVATIONS, *FUNCTIONS])), channels, size
    if node.op == "linear":
        return Linear(channels * size * size, node.number("units")), node.number("units"), 1
    if node.op == "squeeze_excite":
        return SqueezeExcite(channels, node.number("units")), channels, size
    if node.op == "slice":
        count = node.number("channels")
        if count > channels:
            raise node.wrong(f"`channels` ({count}) must not be more than the input's {channels}")
        return Lambda(f"the first {count} channels", lambda x: x[:, :count]), count, size
    if node.op in PLAIN:
        return Lambda(node.op, PLAIN[node.op]), channels, 1 if node.op == "global_pool" else size
    if node.op in RECURRENT:
        raise node.wrong(f"operation ({node.op}) belongs to networks on words; this module builds those on images")
    raise node.wrong(f"operation ({node.op}) must be one that this module knows")


def activation(kind):
    return ACTIVATIONS[kind]() if kind in ACTIVATIONS else Lambda(kind, FUNCTIONS[kind])


def merged(node, shapes):
    if node.op == "merge" and len(shapes) != 2:
        raise node.wrong(f"`inputs` of a merge must be 2, but are {len(shapes)}")
    if node.op == "blend" and len(shapes) != 3:
        raise node.wrong(f"`inputs` of a blend must be 3, but are {len(shapes)}")
    compared = [shape[1:] for shape in shapes] if node.op == "concat" else shapes
    if len(set(compared)) != 1:
        raise node.wrong(f"inputs must fit together, but have (channels, size) {shapes}")
    channels = sum(shape[0] for shape in shapes) if node.op == "concat" else shapes[0][0]
    function = PAIRS[node.kind(PAIRS)] if node.op == "merge" else MERGES[node.op]
    return Lambda(node.op, function), channels, shapes[0][1]


class Network(nn.Module):
    """Runs the nodes of an architecture.json in their order; the last one's value is put out."""

    def __init__(self, architecture):
        super().__init__()
        self.id = architecture.get("architecture")
        self.nodes = [Node(fields) for fields in architecture["nodes"]]
        self.shapes = {}
        for node in self.nodes:
            self.shapes[node.name] = self.build(node)
        reader = {name: at for at, node in enumerate(self.nodes) for name in node.inputs}
        self.done = [[name for name, last in reader.items() if last == at] for at in range(len(self.nodes))]

    def build(self, node):
        if node.name in self.shapes:
            raise node.wrong("name must be used once")
        unknown = [name for name in node.inputs if name not in self.shapes]
        if unknown:
            raise node.wrong(f"input ({unknown[0]}) must be an earlier node")
        if node.op == "input":
            return node.number("channels"), node.number("size")
        shapes = [self.shapes[name] for name in node.inputs]
        if not shapes or len(shapes) > 1 and node.op not in JOINS:
            raise node.wrong(f"inputs ({len(shapes)}) must be {'at least ' if node.op in JOINS else ''}1")
        module, *shape = merged(node, shapes) if node.op in JOINS else single(node, *shapes[0])
        # Not add_module, which refuses names with dots and those that a module has anyway, as "type".
        self._modules[node.name] = module
        return tuple(shape)

    def forward(self, images):
        values = {}
        for node, done in zip(self.nodes, self.done):
            if node.op == "input":
                values[node.name] = self.checked(images, node)
            else:
                values[node.name] = self._modules[node.name](*[values[name] for name in node.inputs])
            for name in done:
                del values[name]
        out = values[self.nodes[-1].name]
        return out.flatten(1) if out.shape[2:] == (1, 1) else out

    @staticmethod
    def checked(images, node):
        channels = node.number("channels")
        if images.dim() != 4 or images.shape[1] != channels:
            raise ValueError(
                f"The images {tuple(images.shape)} must be [batch, {channels}, height, width], in the node {node.name}."
            )
        return images


def read_architecture(path):
    """What an architecture.json says, as a dictionary."""
    try:
        architecture = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
    except ValueError as wrong:
        raise ValueError(f"The file ({path}) must be JSON: {wrong}.") from None
    if not isinstance(architecture, dict) or architecture.get("format") != FORMAT:
        found = architecture.get("format") if isinstance(architecture, dict) else type(architecture).__name__
        raise ValueError(f"The `format` ({found}) of the file ({path}) must be {FORMAT}.")
    nodes = architecture.get("nodes")
    if not isinstance(nodes, list) or not nodes or not all(isinstance(node, dict) for node in nodes):
        raise ValueError(f"The `nodes` of the file ({path}) must be a list of objects, at least one.")
    return architecture


def read_safetensors(path):
    """The float32 arrays of a file by name, in its order, and its texts by name."""
    data = bytearray(pathlib.Path(path).read_bytes())
    values = 8 + struct.unpack_from("<Q", data)[0] if len(data) >= 8 else len(data) + 1
    try:
        header = json.loads(data[8:values].decode("utf-8")) if values <= len(data) else None
    except ValueError:
        header = None
    if not isinstance(header, dict):
        raise ValueError(f"The file ({path}) must be a safetensors file, whole: its first bytes are not such a header.")
    metadata = header.pop("__metadata__", {})
    return {name: array(path, data, values, name, entry) for name, entry in header.items()}, metadata


def array(path, data, values, name, entry):
    """One array; its values lie so many bytes after where all values begin."""
    try:
        begin, end = entry["data_offsets"]
        count = math.prod(entry["shape"])
        whole = entry["dtype"] == "F32" and 0 <= begin <= end <= len(data) - values and end - begin == 4 * count
        if whole:
            flat = torch.frombuffer(data, dtype=torch.float32, offset=values + begin, count=count) if count else None
            return torch.empty(entry["shape"]) if flat is None else flat.reshape(entry["shape"]).clone()
    except (KeyError, TypeError, ValueError, RuntimeError):
        pass  # Said below.
    raise ValueError(f"The array ({name}) of the file ({path}) must be F32 and whole, but is {entry}.")


def load_weights(network, tensors, source="weights.safetensors"):
    """Puts arrays into a network; they must be its own, all of them, in its shapes."""
    own = network.state_dict()
    problems = [f"The array ({name}) is missing." for name in own if name not in tensors]
    problems += [f"The array ({name}) belongs to no node." for name in tensors if name not in own]
    problems += [
        f"The array ({name}) must have the shape {list(own[name].shape)}, but has {list(tensors[name].shape)}."
        for name in own
        if name in tensors and own[name].shape != tensors[name].shape
    ]
    if problems:
        more = f"\nThere are {len(problems) - 20} more." if len(problems) > 20 else ""
        raise ValueError(f"The file ({source}) must fit the network:\n" + "\n".join(problems[:20]) + more)
    network.load_state_dict(tensors)
    return network


def load(folder=HERE):
    """The network of a folder, with its weights, in training mode as every new module."""
    folder = pathlib.Path(folder)
    network = Network(read_architecture(folder / "architecture.json"))
    weights = folder / "weights.safetensors"
    return load_weights(network, read_safetensors(weights)[0], weights)


def check_recorded(network, path):
    """Compares what the network puts out with what was recorded when it was exported."""
    recorded, _ = read_safetensors(path)
    if not {"input", "output"} <= recorded.keys():
        raise ValueError(f"The file ({path}) must have the arrays `input` and `output`, but has {', '.join(recorded)}.")
    with torch.no_grad():
        difference = (network.eval()(recorded["input"]) - recorded["output"]).abs().max().item()
    if not difference <= TOLERANCE:
        raise ValueError(f"Outputs must differ from those recorded by at most {TOLERANCE}, but differ by {difference}.")
    print(f"recorded: {len(recorded['input'])} images, outputs differ by at most {difference:.1e}")


def check(folder):
    """Runs the network of a folder, for evaluation and for training, and says what came out."""
    network = load(folder)
    params = sum(parameter.numel() for parameter in network.parameters())
    print(f"{network.id}: {len(network.nodes)} nodes, {params:,} parameters")
    torch.manual_seed(0)
    channels, size = network.shapes[next(node.name for node in network.nodes if node.op == "input")]
    images = torch.randn(4, channels, size, size)
    with torch.no_grad():
        logits = network.eval()(images)
    print(f"evaluation: {list(images.shape)} -> {list(logits.shape)}")
    recorded = pathlib.Path(folder) / "recorded.safetensors"
    if recorded.exists():
        check_recorded(network, recorded)
    loss = network.train()(images).square().mean()
    loss.backward()
    gradients = [parameter.grad for parameter in network.parameters() if parameter.grad is not None]
    if not all(torch.isfinite(tensor).all() for tensor in [logits, loss, *gradients]):
        raise ValueError("What the network puts out and its gradients must be finite, but are not.")
    print(f"training: {len(gradients)} gradients, all finite")


if __name__ == "__main__":
    try:
        check(sys.argv[1] if len(sys.argv) > 1 else HERE)
    except OSError as problem:
        sys.exit(f"model.py: The file ({problem.filename}) must be readable, but is not: {problem.strerror}.")
    except ValueError as problem:
        sys.exit(f"model.py: {problem}")
