#!/usr/bin/env python3
"""A trainer for Espalier in Python, without any dependency: python3 train.py TRIAL.json

It learns to tell four kinds of waves apart, 12 noisy values each, with a small network around the trial's cell of
NAS-Bench-201: convolutions and pooling go along the 12 places instead of over an image. What the cell is made of
decides how well that goes.

The file of the trial says what to build, where to save and from which seed. Lines of JSON on the standard output say
how far it is and what came out; everything else that is printed goes into the trial's log.
"""

import json
import math
import os
import random
import sys
from operator import mul

PLACES, CHANNELS, CLASSES = 12, 6, 4
TRAINED, VALIDATED, RATE, BATCH = 240, 200, 0.2, 8
# Each node of the cell is the sum of what comes along its edges: target, source.
EDGES = [(1, 0), (2, 0), (2, 1), (3, 0), (3, 1), (3, 2)]
WINDOWS = {"nor_conv_1x1": 1, "nor_conv_3x3": 3}


def waves(count, seed):
    """Signals with their classes: a class is a wave's period, its phase is drawn, and noise lies over it."""
    dice = random.Random(f"waves {seed}")
    drawn = []
    for number in range(count):
        label, phase = number % CLASSES, dice.random()
        period = (2.5, 3.5, 5, 8)[label]
        values = [math.sin(2 * math.pi * (at / period + phase)) + dice.gauss(0, 0.4) for at in range(PLACES)]
        drawn.append(([[value] for value in values], label))
    return drawn


class Convolution:
    """Along the places: each output is a weighted sum of all channels in a window around its place."""

    def __init__(self, channels, window, dice):
        self.window = window
        scale = math.sqrt(2 / (channels * window))
        self.rows = [[dice.gauss(0, scale) for _ in range(channels * window)] for _ in range(CHANNELS)]
        self.gradients = [[0.0] * (channels * window) for _ in range(CHANNELS)]

    def windows(self, signal):
        if self.window == 1:
            return signal
        edge = [0.0] * len(signal[0])
        around = [edge, *signal, edge]
        return [around[at] + around[at + 1] + around[at + 2] for at in range(len(signal))]

    def forward(self, signal):
        self.seen = self.windows(signal)
        return [[sum(map(mul, row, window)) for row in self.rows] for window in self.seen]

    def backward(self, wanted):
        """Adds to the gradients of the weights; gives that of the input."""
        width = len(self.rows[0]) // self.window
        given = [[0.0] * width for _ in range(len(wanted) + 2)]
        for at, (window, deltas) in enumerate(zip(self.seen, wanted)):
            for channel, delta in enumerate(deltas):
                if delta:
                    own = self.gradients[channel]
                    own[:] = [so_far + delta * value for so_far, value in zip(own, window)]
                    for place in range(self.window):
                        to = given[at + place + (self.window == 1)]
                        row = self.rows[channel]
                        for i in range(width):
                            to[i] += delta * row[place * width + i]
        return given[1:-1]

    def step(self, rate):
        for row, gradient in zip(self.rows, self.gradients):
            row[:] = [weight - rate * delta for weight, delta in zip(row, gradient)]
            gradient[:] = [0.0] * len(gradient)


class Rectified:
    """A convolution of what is above zero, as the edges of NAS-Bench-201 are."""

    def __init__(self, channels, window, dice):
        self.convolution = Convolution(channels, window, dice)

    def forward(self, signal):
        self.signal = signal
        return self.convolution.forward([[max(0.0, value) for value in place] for place in signal])

    def backward(self, wanted):
        given = self.convolution.backward(wanted)
        return [
            [delta if value > 0 else 0.0 for delta, value in zip(deltas, values)]
            for deltas, values in zip(given, self.signal)
        ]

    def step(self, rate):
        self.convolution.step(rate)


class Average:
    """The mean of three neighbours; its own opposite, but for the ends."""

    def forward(self, signal):
        last = len(signal) - 1
        groups = [signal[max(0, at - 1) : min(last, at + 1) + 1] for at in range(last + 1)]
        return [[sum(values) / len(group) for values in zip(*group)] for group in groups]

    def backward(self, wanted):
        last = len(wanted) - 1
        shares = [[delta / (2 if at in (0, last) else 3) for delta in deltas] for at, deltas in enumerate(wanted)]
        return [[sum(values) for values in zip(*shares[max(0, at - 1) : at + 2])] for at in range(last + 1)]

    def step(self, rate):
        pass


class Skip:
    def forward(self, signal):
        return signal

    def backward(self, wanted):
        return wanted

    def step(self, rate):
        pass


def added(signals):
    return [[sum(values) for values in zip(*places)] for places in zip(*signals)]


class Network:
    """A convolution, the trial's cell, and a classifier of the mean over all places."""

    def __init__(self, choices, seed):
        dice = random.Random(f"weights {seed}")
        self.stem = Convolution(1, 3, dice)
        self.edges = {}
        for to, source in EDGES:
            choice = choices[f"{to}<-{source}"]
            if choice in WINDOWS:
                self.edges[to, source] = Rectified(CHANNELS, WINDOWS[choice], dice)
            elif choice != "none":
                self.edges[to, source] = Average() if choice == "avg_pool_3x3" else Skip()
        self.head = Convolution(CHANNELS + 1, 1, dice)

    def forward(self, signal):
        nodes = [self.stem.forward(signal)]
        for to in (1, 2, 3):
            edges = [edge for edge in EDGES if edge[0] == to and edge in self.edges]
            coming = [self.edges[edge].forward(nodes[edge[1]]) for edge in edges]
            nodes.append(added(coming) if coming else [[0.0] * CHANNELS for _ in range(PLACES)])
        self.out = nodes[3]
        means = [sum(max(0.0, value) for value in values) / PLACES for values in zip(*self.out)]
        return self.head.forward([[*means, 1.0]])[0]

    def backward(self, wanted):
        means = self.head.backward([wanted])[0]
        last = [[means[i] / PLACES if place[i] > 0 else 0.0 for i in range(CHANNELS)] for place in self.out]
        deltas = {3: [last]}
        for to in (3, 2, 1):
            for edge in EDGES:
                if edge[0] == to and edge in self.edges and to in deltas:
                    deltas.setdefault(edge[1], []).append(self.edges[edge].backward(added(deltas[to])))
        if 0 in deltas:
            self.stem.backward(added(deltas[0]))

    def learn(self, signals):
        """One step of gradient descent; gives the mean loss before it."""
        loss = 0.0
        for signal, label in signals:
            scores = self.forward(signal)
            highest = max(scores)
            powers = [math.exp(score - highest) for score in scores]
            shares = [power / sum(powers) for power in powers]
            loss -= math.log(max(shares[label], 1e-30))
            self.backward([share - (at == label) for at, share in enumerate(shares)])
        for part in self.parts():
            part.step(RATE / len(signals))
        return loss / len(signals)

    def accuracy_pct(self, signals):
        right = 0
        for signal, label in signals:
            scores = self.forward(signal)
            right += scores.index(max(scores)) == label
        return 100 * right / len(signals)

    def parts(self):
        return [self.stem, *self.edges.values(), self.head]

    def weights(self):
        layers = [part.convolution if isinstance(part, Rectified) else part for part in self.parts()]
        return [layer.rows for layer in layers if isinstance(layer, Convolution)]

    def restore(self, weights):
        for rows, kept in zip(self.weights(), weights):
            for row, values in zip(rows, kept):
                row[:] = values


def tell(**what):
    print(json.dumps(what), flush=True)


def save(folder, state):
    """Whole or not at all: whoever is killed while it writes leaves the file that was there."""
    draft = os.path.join(folder, "state.json.new")
    with open(draft, "w", encoding="utf-8") as file:
        json.dump(state, file)
    os.replace(draft, os.path.join(folder, "state.json"))


def resume(folder, network):
    """Goes on where an earlier attempt was cut off; says after how many epochs that is."""
    try:
        with open(os.path.join(folder, "state.json"), encoding="utf-8") as file:
            state = json.load(file)
    except FileNotFoundError:
        return 0
    network.restore(state["weights"])
    print(f"Going on after epoch {state['epoch']}.", file=sys.stderr)
    return state["epoch"]


def main(path):
    with open(path, encoding="utf-8") as file:
        trial = json.load(file)
    epochs = trial["fidelity"]["epochs"] or 10
    network = Network(trial["choices"], trial["seed"])
    trained, validated = waves(TRAINED, "train"), waves(VALIDATED, "validation")
    for epoch in range(resume(trial["checkpoint"], network), epochs):
        # Drawn anew for each epoch, so that whoever goes on draws what would have been drawn.
        random.Random(f"order {trial['seed']} {epoch}").shuffle(order := list(trained))
        losses = [network.learn(order[at : at + BATCH]) for at in range(0, TRAINED, BATCH)]
        loss, reached = sum(losses) / len(losses), network.accuracy_pct(validated)
        tell(epoch=epoch + 1, epochs=epochs, train_loss=loss, val_accuracy_pct=reached)
        save(trial["checkpoint"], {"epoch": epoch + 1, "weights": network.weights()})
        tell(checkpoint=True)
    tell(measures={"val_accuracy_pct": network.accuracy_pct(validated)})


if __name__ == "__main__":
    main(sys.argv[1])
