#!/usr/bin/env python3
"""A trainer for Espalier in PyTorch (1.13 or later): python3 train.py [--images FOLDER] [...] TRIAL.json

It builds the network that the trial's file holds, of any space of images, and trains it on the MNIST family's files in
a folder, packed by gzip or not, or else on stripes that it draws. It uses a GPU where it sees one. The last epoch, and
every half minute of work, is saved; so is what there is when it is told to end (SIGTERM), and whoever starts it anew
with the same checkpoint folder goes on with the very next mini-batch.
"""

import argparse
import gzip
import json
import math
import os
import pathlib
import signal
import sys
import time

import numpy
import torch
from torch.nn import functional

HERE = pathlib.Path(__file__).resolve().parent
# The network's builder is the one that comes with every export; it lies beside this file, or in the repository.
EXPORTED = HERE.parents[1] / "activities/src/main/resources/dev/espalier/export"
sys.path.append(str(EXPORTED))
import model  # noqa: E402

SAVED_EVERY_SECONDS = 30


def read_idx(folder, name):
    """The array of an IDX file: two zero bytes, the kind, the number of dimensions, the dimensions, the values."""
    found = [path for path in (folder / name, folder / f"{name}.gz") if path.is_file()]
    if not found:
        sys.exit(f"The folder ({folder}) must hold {name}, or the same packed by gzip.")
    data = (gzip.open if found[0].suffix == ".gz" else open)(found[0], "rb").read()
    if data[:3] != b"\0\0\x08":
        sys.exit(f"The file ({found[0]}) must be an IDX file of bytes.")
    sides = numpy.frombuffer(data, ">u4", data[3], 4)
    return numpy.frombuffer(data, numpy.uint8, offset=4 + 4 * data[3]).reshape(sides)


def read_images(folder, prefix, count):
    images = read_idx(folder, f"{prefix}-images-idx3-ubyte")[:count]
    labels = read_idx(folder, f"{prefix}-labels-idx1-ubyte")[:count]
    return torch.from_numpy(images[:, None] / numpy.float32(255)), torch.from_numpy(labels.astype(numpy.int64))


def draw_stripes(count, seed):
    """Grey images of 16 pixels: stripes of a width in a direction, ten kinds of them, under as much noise."""
    dice = numpy.random.default_rng(seed)
    labels = numpy.arange(count) % 10
    y, x = numpy.mgrid[0:16, 0:16]
    angles, periods = labels % 5 * numpy.pi / 5, 3 + 3 * (labels // 5)
    places = x * numpy.cos(angles)[:, None, None] + y * numpy.sin(angles)[:, None, None]
    waves = numpy.sin(2 * numpy.pi * (places / periods[:, None, None] + dice.random((count, 1, 1))))
    images = 0.5 + 0.25 * waves + dice.normal(0, 0.25, waves.shape)
    return torch.from_numpy(images[:, None].astype(numpy.float32)), torch.from_numpy(labels)


def data(options):
    """Training and validation images, normalised by the mean and deviation of the first."""
    if options.images:
        trained = read_images(options.images, "train", options.train + options.validate)
        # The test images are not looked at: a search must not choose by them.
        split = [tuple(part[: options.train] for part in trained), tuple(part[options.train :] for part in trained)]
    else:
        split = [draw_stripes(options.train, 1), draw_stripes(options.validate, 2)]
    mean, deviation = split[0][0].mean(), split[0][0].std()
    return [((images - mean) / deviation, labels) for images, labels in split]


def fitted(architecture, images, labels):
    """The trial's network for these images: what comes in and how many classes come out is theirs."""
    nodes = architecture["nodes"]
    nodes[0].update(channels=images.shape[1], size=images.shape[2])
    nodes[-1].update(units=int(labels.max()) + 1)
    return model.Network(architecture)


def tell(**what):
    print(json.dumps(what), flush=True)


class Training:
    """A network, its optimizer and how many steps they have taken: all that is saved and gone on from."""

    def __init__(self, trial, options):
        torch.manual_seed(trial["seed"])
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.options, self.seed = options, trial["seed"]
        self.epochs = trial["fidelity"]["epochs"] or options.epochs
        (self.images, self.labels), self.validation = self.sized(trial["fidelity"]["resolution"])
        self.network = fitted(trial["network"], self.images, self.labels).to(self.device)
        self.optimizer = torch.optim.SGD(
            self.network.parameters(), lr=options.rate, momentum=0.9, nesterov=True, weight_decay=5e-4
        )
        self.per_epoch = math.ceil(len(self.images) / options.batch)
        self.step, self.losses, self.told_to_end = 0, 0.0, False
        self.file = pathlib.Path(trial["checkpoint"]) / "state.pt"
        self.saved = time.monotonic()

    def sized(self, resolution):
        parts = data(self.options)
        if resolution:
            parts = [(functional.interpolate(images, (resolution, resolution)), labels) for images, labels in parts]
        return [(images.to(self.device), labels.to(self.device)) for images, labels in parts]

    def save(self):
        """Whole or not at all: whoever is killed while it writes leaves the file that was there."""
        memory = {name: self.optimizer.state[one] for name, one in self.network.named_parameters()}
        # Tensors only, so that reading them runs nothing.
        state = {
            "network": self.network.state_dict(),
            "momentum": {name: kept["momentum_buffer"] for name, kept in memory.items() if "momentum_buffer" in kept},
            "losses": torch.tensor(self.losses, dtype=torch.float64),
            "step": torch.tensor(self.step),
        }
        torch.save(state, self.file.with_suffix(".new"))
        os.replace(self.file.with_suffix(".new"), self.file)
        self.saved = time.monotonic()
        tell(checkpoint=True)

    def resume(self):
        if not self.file.is_file():
            return
        state = torch.load(self.file, map_location=self.device, weights_only=True)
        self.network.load_state_dict(state["network"])
        for name, one in self.network.named_parameters():
            if name in state["momentum"]:
                self.optimizer.state[one]["momentum_buffer"] = state["momentum"][name]
        self.step, self.losses = state["step"].item(), state["losses"].item()
        print(f"Going on after step {self.step}.", file=sys.stderr)

    def run(self):
        while self.step < self.epochs * self.per_epoch:
            self.epoch(self.step // self.per_epoch)
        return self.accuracy_pct()

    def epoch(self, epoch):
        # Drawn anew for each epoch, so that whoever goes on in the middle of it draws the same.
        dice = torch.Generator().manual_seed(self.seed + 7919 * epoch)
        batches = torch.randperm(len(self.images), generator=dice).to(self.device).split(self.options.batch)
        for batch in batches[self.step % self.per_epoch :]:
            self.losses += self.learn(batch)
            self.step += 1
            if self.told_to_end or time.monotonic() - self.saved > SAVED_EVERY_SECONDS:
                self.save()
            if self.told_to_end:
                sys.exit("Told to end; all was saved.")
        loss, self.losses = self.losses / self.per_epoch, 0.0
        tell(epoch=epoch + 1, epochs=self.epochs, train_loss=loss, val_accuracy_pct=self.accuracy_pct())
        self.save()

    def learn(self, batch):
        share = self.step / (self.epochs * self.per_epoch)
        self.optimizer.param_groups[0]["lr"] = self.options.rate * (1 + math.cos(math.pi * share)) / 2
        self.optimizer.zero_grad()
        loss = functional.cross_entropy(self.network.train()(self.images[batch]), self.labels[batch])
        if not torch.isfinite(loss):
            tell(failed=f"The loss was not finite at step {self.step + 1}.")
            sys.exit(1)
        loss.backward()
        self.optimizer.step()
        return loss.item()

    @torch.no_grad()
    def accuracy_pct(self):
        images, labels = self.validation
        self.network.eval()
        guesses = torch.cat([self.network(part).argmax(1) for part in images.split(250)])
        return 100 * (guesses == labels).double().mean().item()


def parse():
    parser = argparse.ArgumentParser(description="Trains the network of a trial.")
    parser.add_argument("--images", type=pathlib.Path, help="a folder with files of the MNIST family; else stripes")
    parser.add_argument("--train", type=int, default=2000, help="images to train on")
    parser.add_argument("--validate", type=int, default=1000, help="images to validate on, of the training files")
    parser.add_argument("--epochs", type=int, default=2, help="where the trial leaves it open")
    parser.add_argument("--batch", type=int, default=50)
    parser.add_argument("--rate", type=float, default=0.1, help="the highest learning rate")
    parser.add_argument("--threads", type=int, default=1, help="of the processor, for each trial")
    parser.add_argument("trial", type=pathlib.Path)
    return parser.parse_args()


def main():
    options = parse()
    torch.set_num_threads(options.threads)
    training = Training(json.loads(options.trial.read_text(encoding="utf-8")), options)
    signal.signal(signal.SIGTERM, lambda *_: setattr(training, "told_to_end", True))
    training.resume()
    reached = training.run()
    # Kept with the trial; the names are those of Espalier's own files of weights.
    torch.save(training.network.state_dict(), "weights.pt")
    tell(weights="weights.pt", measures={"val_accuracy_pct": reached})


if __name__ == "__main__":
    main()
