#!/usr/bin/env python3
"""Makes the files in src/test/resources/golden: what PyTorch computes of small networks, for the tests to compare with.

    python3 activities/src/test/python/golden.py          writes them, and says how far single precision is off
    python3 activities/src/test/python/golden.py --check  compares gradients with finite differences instead

Made with torch 2.7.1; 1.13.0 makes the same bytes, so that git shows what changed. No test needs either. All is
computed in double precision from weights and images that are float32 exactly, and rounded to float32 once. Arrays:

    batch, labels           images [8, channels, size, size], classes as numbers; the same ones at every step
    weights/NAME            before, with the statistics of normalisations
    logits/eval             in evaluation mode, before
    logits/train, loss      in training mode, before; mean cross-entropy, smoothed where the metadata say so
    gradients/NAME          of that loss, before any clipping
    losses                  in training mode, before each of the five steps
    after/NAME              weights and statistics after five steps
    logits/after            in evaluation mode, after five steps
    ema/NAME                average of weights and statistics after five steps: it begins with those before, and after
                            each step it becomes 0.9 of itself and 0.1 of what is

NAME.safetensors is trained by SGD, NAME-adamw.safetensors etc. otherwise, from the weights of NAME.safetensors. A
weight w with gradient g is moved as follows, where d is the weight decay: 0 for what has one dimension, normalisations
and biases.

    sgd       as torch's, Nesterov: g += d w;  m = 0.9 m + g (first: g);  w -= lr (g + 0.9 m)
    adamw     as torch's: w -= lr d w;  m = 0.9 m + 0.1 g;  v = 0.999 v + 0.001 g^2
              w -= lr (m / (1 - 0.9^t)) / (sqrt(v / (1 - 0.999^t)) + eps)
    rmsprop   as the first TensorFlow's: g += d w;  v = 0.9 v + 0.1 g^2, from v = 1;  m = 0.9 m + lr g / sqrt(v + eps)
              w -= m

Gradients are clipped as a whole, before decay: by norm / (norm of all + 1e-6) where that is less than 1.
"""

import argparse
import copy
import json
import math
import pathlib
import random
import struct
import sys

import torch

import networks

MODULE = pathlib.Path(__file__).resolve().parents[3]
OUT = MODULE / "src/test/resources/golden"
sys.path.insert(0, str(MODULE / "src/main/resources/dev/espalier/export"))
import model  # noqa: E402

STEPS = 5
BATCH = 8
SGD = {"optimizer": "sgd", "lr": 0.05, "momentum": 0.9, "weight_decay": 5e-4}
ADAMW = {"optimizer": "adamw", "lr": 0.01, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8, "weight_decay": 0.05}
RMSPROP = {"optimizer": "rmsprop", "lr": 0.01, "decay": 0.9, "momentum": 0.9, "eps": 0.001, "weight_decay": 1e-4}
# By network: its variants, the first without a name.
# Of the loss of nodes below auxiliary/, beside the network's own.
AUXILIARY = 0.4
RUNS = {
    "nasbench201": {"": SGD, "-clipped": {**SGD, "label_smoothing": 0.1, "clip_norm": 1.5}},
    "nasbench101": {"": SGD, "-adamw": ADAMW},
    "darts": {"": SGD},
    "mobile": {"": SGD, "-rmsprop": {**RMSPROP, "ema": 0.9}},
    "odds": {"": SGD},
    "auxiliary": {"": {**SGD, "auxiliary": AUXILIARY}},
}


def write_safetensors(path, tensors, metadata):
    header, offset = {"__metadata__": {name: str(value) for name, value in metadata.items()}}, 0
    for name, tensor in tensors.items():
        end = offset + 4 * tensor.numel()
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [offset, end]}
        offset = end
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    # What is 0 but for rounding would differ from processor to processor.
    rounded = (torch.where(tensor.abs() < 1e-14, 0.0, tensor) for tensor in tensors.values())
    values = (struct.pack(f"<{tensor.numel()}f", *tensor.flatten().tolist()) for tensor in rounded)
    path.write_bytes(struct.pack("<Q", len(text)) + text + b"".join(values))


def randomise(network, chance):
    """Weights such as training finds: no normalisation is the identity."""
    for name, tensor in network.state_dict().items():
        kind = name.rpartition(".")[2]
        if tensor.dim() > 1:
            deviation = math.sqrt((2 if tensor.dim() == 4 else 1) / tensor[0].numel())
            drawn = [chance.gauss(0, deviation) for _ in range(tensor.numel())]
        elif kind == "running_var" or kind == "weight":
            drawn = [chance.uniform(0.5, 1.5) for _ in range(tensor.numel())]
        else:
            drawn = [chance.gauss(0, 0.2) for _ in range(tensor.numel())]
        tensor.copy_(torch.tensor(drawn, dtype=torch.float32).reshape(tensor.shape))


def loss_of(network, batch, labels, run):
    logits, *auxiliary = outputs(network, batch)
    smoothing = run.get("label_smoothing", 0.0)
    loss = torch.nn.functional.cross_entropy(logits, labels, label_smoothing=smoothing)
    for others in auxiliary:
        loss = loss + run["auxiliary"] * torch.nn.functional.cross_entropy(others, labels, label_smoothing=smoothing)
    return logits, loss


def outputs(network, batch):
    """What the network answers; then what its auxiliary nodes do, which stand last where there are some."""
    if not network.nodes[-1].name.startswith("auxiliary/"):
        return [network(batch)]
    found = []
    hook = network._modules["head/classifier"].register_forward_hook(lambda module, read, out: found.append(out))
    last = network(batch)
    hook.remove()
    return [found[0].flatten(1), last]


def optimizer_of(network, run):
    parameters = list(network.parameters())
    groups = [
        {"params": [p for p in parameters if p.dim() > 1], "weight_decay": run["weight_decay"]},
        {"params": [p for p in parameters if p.dim() == 1], "weight_decay": 0.0},
    ]
    if run["optimizer"] == "sgd":
        return torch.optim.SGD(groups, run["lr"], momentum=run["momentum"], nesterov=True)
    if run["optimizer"] == "adamw":
        return torch.optim.AdamW(groups, run["lr"], (run["beta1"], run["beta2"]), run["eps"])
    return RmsProp(groups, run)


class RmsProp(torch.optim.Optimizer):
    """As the first TensorFlow had it: eps under the root, averages of squares that begin with 1."""

    def __init__(self, groups, run):
        super().__init__(groups, {"weight_decay": 0.0})
        self.run = run

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for weight in group["params"]:
                state = self.state[weight]
                if not state:
                    state.update(square=torch.ones_like(weight), moved=torch.zeros_like(weight))
                gradient = weight.grad + group["weight_decay"] * weight
                state["square"].mul_(self.run["decay"]).add_((1 - self.run["decay"]) * gradient**2)
                scaled = self.run["lr"] * gradient / torch.sqrt(state["square"] + self.run["eps"])
                state["moved"].mul_(self.run["momentum"]).add_(scaled)
                weight.sub_(state["moved"])


def train(network, batch, labels, run):
    """What a run computes, by the names above; the network is changed."""
    found = {"logits/eval": outputs(network.eval(), batch)[0].detach()}
    average = {name: tensor.clone() for name, tensor in network.state_dict().items()}
    network.train()
    optimizer, losses, norms = optimizer_of(network, run), [], []
    for step in range(STEPS):
        optimizer.zero_grad()
        logits, loss = loss_of(network, batch, labels, run)
        loss.backward()
        losses.append(loss.detach())
        if step == 0:
            found.update({"logits/train": logits.detach(), "loss": loss.detach()})
            found.update({f"gradients/{name}": p.grad.clone() for name, p in network.named_parameters()})
        if "clip_norm" in run:
            norms.append(float(torch.nn.utils.clip_grad_norm_(network.parameters(), run["clip_norm"])))
        optimizer.step()
        for name, tensor in network.state_dict().items():
            average[name].mul_(0.9).add_(0.1 * tensor)
    found["losses"] = torch.stack(losses)
    found.update({f"after/{name}": tensor.clone() for name, tensor in network.state_dict().items()})
    found["logits/after"] = outputs(network.eval(), batch)[0].detach()
    if "ema" in run:
        found.update({f"ema/{name}": tensor for name, tensor in average.items()})
    if norms and not any(norm > run["clip_norm"] for norm in norms):
        raise SystemExit(f"The gradients must be clipped once at least, but their norms are {norms}.")
    return found


def drawn(name):
    """A network with weights, images and classes, all of them float32 exactly."""
    chance = random.Random(name)
    architecture = {"format": model.FORMAT, "architecture": f"golden:{list(RUNS).index(name)}"}
    architecture["nodes"] = getattr(networks, name)()
    network = model.Network(architecture)
    randomise(network, chance)
    channels, size = network.shapes["input"]
    values = [chance.gauss(0, 1) for _ in range(BATCH * channels * size * size)]
    batch = torch.tensor(values, dtype=torch.float32).reshape(BATCH, channels, size, size)
    classes = network.shapes[network.nodes[-1].name][0]
    return architecture, network, batch, torch.tensor([chance.randrange(classes) for _ in range(BATCH)])


def write_json(name, architecture):
    lines = ",\n    ".join(json.dumps(node) for node in architecture["nodes"])
    head = "".join(f'  "{key}": {json.dumps(architecture[key])},\n' for key in ("format", "architecture"))
    (OUT / f"{name}.json").write_text(f'{{\n{head}  "nodes": [\n    {lines}\n  ]\n}}\n', encoding="utf-8")


def make(name):
    architecture, network, batch, labels = drawn(name)
    write_json(name, architecture)
    for variant, run in RUNS[name].items():
        exact = train(copy.deepcopy(network).double(), batch.double(), labels, run)
        single = train(copy.deepcopy(network), batch, labels, run)
        off = {part: 0.0 for part in ("logits", "loss", "gradients", "after", "ema")}
        for key, tensor in exact.items():
            part = "after" if key == "logits/after" else key.partition("/")[0].replace("losses", "after")
            off[part] = max(off[part], float((tensor - single[key]).abs().max()))
        if max(off.values()) > 2e-5:
            raise SystemExit(f"{name}{variant}: single precision must be within 2e-5 of double, but is off by {off}.")
        tensors = {} if variant else {"batch": batch, "labels": labels.float()}
        if not variant:
            tensors.update({f"weights/{key}": tensor for key, tensor in network.state_dict().items()})
        tensors.update(exact)
        write_safetensors(OUT / f"{name}{variant}.safetensors", tensors, {"network": name, **run})
        print(name + variant, *[f"{part} {value:.1e}" for part, value in off.items()], sep="  ")


def make_average_pool():
    """The nine numbers 1 to 9; what a padding counted in would make of them is 12 / 9 in the corner, not 3."""
    architecture = {"format": model.FORMAT, "architecture": "golden:9", "nodes": networks.average_pool()}
    write_json("average-pool", architecture)
    batch = torch.arange(1.0, 10.0).reshape(1, 1, 3, 3).requires_grad_()
    out = model.Network(architecture)(batch)
    (out * batch.detach()).sum().backward()
    tensors = {"batch": batch.detach(), "output": out.detach(), "gradients/batch": batch.grad}
    note = "the gradient is that of the sum of output times batch, the latter held fixed"
    write_safetensors(OUT / "average-pool.safetensors", tensors, {"network": "average-pool", "note": note})


def check(name):
    """Central differences in double precision at up to four values of each array."""
    _, network, batch, labels = drawn(name)
    network, batch = network.double().train(), batch.double()
    loss_of(network, batch, labels, {})[1].backward()
    chance, worst = random.Random(1), 0.0
    for parameter in network.parameters():
        flat, gradient = parameter.data.view(-1), parameter.grad.view(-1)
        for at in {int(gradient.abs().argmax()), *(chance.randrange(len(flat)) for _ in range(3))}:
            value, sides = flat[at].item(), []
            for moved in (value + 1e-6, value - 1e-6):
                flat[at] = moved
                with torch.no_grad():
                    sides.append(float(loss_of(network, batch, labels, {})[1]))
            flat[at] = value
            worst = max(worst, abs((sides[0] - sides[1]) / 2e-6 - float(gradient[at])))
    print(f"{name}: gradients differ from finite differences by at most {worst:.1e}")
    if worst > 1e-6:
        raise SystemExit(f"{name}: that must be at most 1e-6.")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    torch.set_num_threads(1)
    OUT.mkdir(parents=True, exist_ok=True)
    for name in RUNS:
        check(name) if options.check else make(name)
    if not options.check:
        make_average_pool()


if __name__ == "__main__":
    main()
