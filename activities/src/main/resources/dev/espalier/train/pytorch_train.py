#!/usr/bin/env python3
"""Trains networks with PyTorch, as a yardstick for the trainer of Espalier: images a second, eager, on this processor.

    python3 pytorch_train.py --threads 1 --layouts nchw,channels_last NETWORK.json ...

A NETWORK.json is an architecture as Espalier exports it; it is built by the model.py of such an export, which lies
beside this script or where --model says. The images are one fixed pattern for each class, with noise; training is SGD
with Nesterov momentum and weight decay, in float32. Each line that it prints is a JSON object, one for each network,
number of threads and layout:

    network, parameters, layout, threads, batch, steps, repeats, torch
    images_per_second, lowest, highest             median, least and most over the repeats, by the clock
    images_per_cpu_second                          median, by processor time of the process: steadier where others work
    cpu_ms_per_step
    loss                                           after the last step
    load                                           of the machine before and after: its mean over the last minute

With --serve it trains on demand, so that another training can take turns with it: each line that it reads is
{"network": FILE, "layout": L, "threads": N, "seconds": S}, and is answered by {"images": N, "seconds": S,
"cpu_seconds": S, "torch": V}. The first demand for a network in a layout warms it up before.

It needs torch and nothing else. With --threads 0 it uses all processors: on a machine where others work its threads
then wait for each other most of the time, less so with OMP_WAIT_POLICY=passive.
"""

import argparse
import importlib.util
import json
import os
import pathlib
import statistics
import sys
import time

HERE = pathlib.Path(__file__).resolve()
EXPORTED = "activities/src/main/resources/dev/espalier/export/model.py"


def module(path):
    """The model.py of an export, beside this script, or in the repository that it is a part of."""
    places = [path] if path else [HERE.parent / "model.py", *[parent / EXPORTED for parent in HERE.parents]]
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        raise ValueError(f"The module ({places[0]}) must be there.\nMaybe say where it is, with --model.")
    spec = importlib.util.spec_from_file_location("model", found)
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


class Training:
    """One network that learns patterns, batch after batch of a few that were made before."""

    def __init__(self, torch, model, architecture, options, layout):
        torch.manual_seed(7)
        self.network = model.Network(architecture).train()
        channels, size = next(self.network.shapes[node.name] for node in self.network.nodes if node.op == "input")
        classes = self.network.shapes[self.network.nodes[-1].name][0]
        patterns = torch.randn(classes, channels, size, size)
        self.labels = torch.randint(classes, (8, options.batch))
        self.batches = [patterns[labels] + torch.randn(options.batch, channels, size, size) for labels in self.labels]
        if layout == "channels_last":
            self.network = self.network.to(memory_format=torch.channels_last)
            self.batches = [batch.contiguous(memory_format=torch.channels_last) for batch in self.batches]
        self.optimizer = torch.optim.SGD(
            self.network.parameters(), lr=0.05, momentum=0.9, weight_decay=5e-4, nesterov=True
        )
        self.loss_of = torch.nn.functional.cross_entropy
        self.done = 0

    def step(self):
        at = self.done % len(self.batches)
        self.done += 1
        self.optimizer.zero_grad()
        loss = self.loss_of(self.network(self.batches[at]), self.labels[at])
        loss.backward()
        self.optimizer.step()
        return loss.item()


def measure(torch, model, path, options, threads, layout):
    torch.set_num_threads(threads)
    architecture = model.read_architecture(path)
    training = Training(torch, model, architecture, options, layout)
    load = os.getloadavg()[0]
    for _ in range(options.warm_up):
        training.step()
    walls, processors = [], []
    for _ in range(options.repeats):
        wall, processor = time.perf_counter(), time.process_time()
        for _ in range(options.steps):
            loss = training.step()
        walls.append(time.perf_counter() - wall)
        processors.append(time.process_time() - processor)
    images = options.steps * options.batch
    return {
        "network": path.stem,
        "parameters": sum(parameter.numel() for parameter in training.network.parameters()),
        "layout": layout,
        "threads": threads,
        "batch": options.batch,
        "steps": options.steps,
        "repeats": options.repeats,
        "torch": torch.__version__.partition("+")[0],
        "images_per_second": round(images / statistics.median(walls), 1),
        "lowest": round(images / max(walls), 1),
        "highest": round(images / min(walls), 1),
        "images_per_cpu_second": round(images / statistics.median(processors), 1),
        "cpu_ms_per_step": round(1000 * statistics.median(processors) / options.steps, 1),
        "loss": round(loss, 4),
        "load": [round(load, 2), round(os.getloadavg()[0], 2)],
    }


def serve(torch, model, options):
    """Each demand trains for a while; networks are kept, and go on where they were."""
    trainings = {}
    for line in sys.stdin:
        demand = json.loads(line)
        torch.set_num_threads(demand["threads"])
        key = demand["network"], demand["layout"]
        if key not in trainings:
            architecture = model.read_architecture(demand["network"])
            trainings[key] = Training(torch, model, architecture, options, demand["layout"])
            for _ in range(options.warm_up):
                trainings[key].step()
        wall, processor, images = time.perf_counter(), time.process_time(), 0
        while time.perf_counter() - wall < demand["seconds"]:
            trainings[key].step()
            images += options.batch
        answer = {"images": images, "seconds": time.perf_counter() - wall, "cpu_seconds": time.process_time() - processor}
        print(json.dumps({**answer, "torch": torch.__version__.partition("+")[0]}), flush=True)


def positive(text):
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"The number ({text}) must be at least 1.")
    return value


def count(text):
    return 0 if text == "0" else positive(text)


def listed(kind):
    return lambda text: [kind(part) for part in text.split(",")]


def layout(text):
    if text not in ("nchw", "channels_last"):
        raise argparse.ArgumentTypeError(f"The layout ({text}) must be nchw or channels_last.")
    return text


def options_of(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("networks", type=pathlib.Path, nargs="*", metavar="NETWORK.json")
    parser.add_argument("--threads", type=listed(count), default=[1], help="by commas; 0 for all")
    parser.add_argument("--layouts", type=listed(layout), default=["nchw", "channels_last"], help="by commas")
    parser.add_argument("--batch", type=positive, default=64)
    parser.add_argument("--warm-up", type=positive, default=20, help="steps before the first repeat")
    parser.add_argument("--steps", type=positive, default=10, help="of a repeat")
    parser.add_argument("--repeats", type=positive, default=7)
    parser.add_argument("--serve", action="store_true", help="train on demand, by lines of JSON")
    parser.add_argument("--model", type=pathlib.Path, help="the model.py of an export")
    options = parser.parse_args(arguments)
    if not options.networks and not options.serve:
        parser.error("A NETWORK.json must be named.")
    return options


def main(arguments):
    options = options_of(arguments)
    try:
        import torch
    except ImportError as missing:
        raise ValueError(f"PyTorch must be installed, but is not: {missing}.\nMaybe: pip install torch") from None
    model = module(options.model)
    torch.set_num_interop_threads(1)
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    if options.serve:
        serve(torch, model, options)
    for path in options.networks:
        for threads in options.threads:
            for memory in options.layouts:
                result = measure(torch, model, path, options, threads or processors, memory)
                print(json.dumps(result), flush=True)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except OSError as problem:
        sys.exit(f"pytorch_train.py: The file ({problem.filename}) must be readable, but is not: {problem.strerror}.")
    except ValueError as problem:
        sys.exit(f"pytorch_train.py: {problem}")
