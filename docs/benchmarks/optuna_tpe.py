#!/usr/bin/env python3
"""Searches NAS-Bench-201 by Optuna's tree-structured Parzen estimator, for comparison with this repository's methods.

    pip install optuna numpy
    python3 docs/benchmarks/optuna_tpe.py --seeds 20 --csv optuna_tpe.csv

It reads the results that this repository ships (validation accuracy after 200 epochs), so that both search the same
table. The sampler is multivariate, treats evaluations under way as bad ones (constant liar), and draws the first 16 at
random; 16 are asked for, evaluated and told at a time. Prints for each data set the mean (sample standard deviation)
over seeds of the best accuracy after 48, 96, 192 and 304 evaluations, in percent, and how many seeds found the best
cell; the CSV has one line per data set and seed.

An architecture that is suggested again counts as an evaluation, as it does to Optuna. With --repeats free it is told
its known result and not counted, which is kinder than Optuna is to itself.
"""

import argparse
import csv
import gzip
import pathlib
import statistics
import struct
import time

import numpy
import optuna

RESOURCE = "spaces/src/main/resources/dev/espalier/space/table/nasbench201.bin"
DATASETS = ["cifar10", "cifar100", "imagenet16-120"]
OPS = ["none", "skip_connect", "nor_conv_1x1", "nor_conv_3x3", "avg_pool_3x3"]
EDGES = ["1<-0", "2<-0", "2<-1", "3<-0", "3<-1", "3<-2"]
MARKS = [48, 96, 192, 304]
BATCH = 16


def columns(path):
    """The decimal columns of a resource, as spaces/tools/make_nasbench201.py describes them."""
    data = gzip.decompress(path.read_bytes())
    magic, rows, count = struct.unpack_from(">4sii", data)
    if magic != b"EDC1":
        raise SystemExit(f"The file ({path}) must start with EDC1, but starts with {magic!r}.")
    at = 12
    found = {}
    for _ in range(count):
        (length,) = struct.unpack_from(">H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        at += 2 + length
        decimals, planes = data[at], data[at + 1]
        at += 2
        values = numpy.zeros(rows, dtype=numpy.int64)
        for plane in range(planes):
            values |= numpy.frombuffer(data, numpy.uint8, rows, at).astype(numpy.int64) << (8 * plane)
            at += rows
        found[name] = values / 10**decimals
    return found


def position(cell):
    """Its choices read as a number in base 5."""
    number = 0
    for edge in EDGES:
        number = number * len(OPS) + OPS.index(cell[edge])
    return number


def search(accuracies, seed, free_repeats):
    """The best accuracy after each evaluation, and how many suggestions were repeats."""
    sampler = optuna.samplers.TPESampler(
        n_startup_trials=BATCH, multivariate=True, constant_liar=True, seed=seed
    )
    study = optuna.create_study(direction="maximize", sampler=sampler)
    space = {edge: optuna.distributions.CategoricalDistribution(OPS) for edge in EDGES}
    seen = set()
    course = []
    repeats = 0
    while len(course) < MARKS[-1]:
        batch = []
        while len(batch) < BATCH:
            trial = study.ask(space)
            cell = position(trial.params)
            repeated = cell in seen
            seen.add(cell)
            repeats += repeated
            if repeated and free_repeats:
                study.tell(trial, accuracies[cell])
            else:
                batch.append((trial, accuracies[cell]))
        for trial, accuracy in batch:
            study.tell(trial, accuracy)
            course.append(max(accuracy, course[-1]) if course else accuracy)
    return course, repeats


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=20, help="how many, from 0; at least 2")
    parser.add_argument("--repeats", choices=["count", "free"], default="count")
    parser.add_argument("--csv", type=pathlib.Path, default=pathlib.Path("optuna_tpe.csv"))
    options = parser.parse_args()
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    table = columns(pathlib.Path(__file__).resolve().parents[2] / RESOURCE)
    print(f"Optuna {optuna.__version__}, seeds 0 to {options.seeds - 1}, repeats: {options.repeats}", flush=True)
    with options.csv.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["dataset", "seed", *(f"best_{mark}" for mark in MARKS), "optimum", "repeats", "seconds"])
        for dataset in DATASETS:
            accuracies = table[f"{dataset}_val_200"]
            optimum = accuracies.max()
            courses = []
            begun = time.perf_counter()
            for seed in range(options.seeds):
                since = time.perf_counter()
                course, repeats = search(accuracies, seed, options.repeats == "free")
                courses.append(course)
                best = [f"{course[mark - 1]:.4f}" for mark in MARKS]
                seconds = f"{time.perf_counter() - since:.1f}"
                rows.writerow([dataset, seed, *best, int(course[-1] == optimum), repeats, seconds])
                file.flush()
            report(dataset, optimum, courses, (time.perf_counter() - begun) / options.seeds)


def report(dataset, optimum, courses, seconds):
    print(f"{dataset}: optimum {optimum:.4f}, {seconds:.1f} s a search")
    for mark in MARKS:
        best = [course[mark - 1] for course in courses]
        found = sum(accuracy == optimum for accuracy in best)
        mean, spread = statistics.mean(best), statistics.stdev(best) if len(best) > 1 else 0.0
        print(f"  {mark:3d} evaluations: {mean:.3f} ({spread:.3f}), {found} of {len(best)} at the optimum", flush=True)


if __name__ == "__main__":
    main()
