#!/usr/bin/env python3
"""Makes the binary resources of NAS-Bench-201 from the tables they are derived from.

    python3 spaces/tools/make_nasbench201.py --data ~/nas-benchmarks

reads nas-bench-201/{nb201,nb201_per_seed,nb201_zero_cost}.csv.gz and hw-latency/nb201_help_latency.csv.gz, and writes
    spaces/src/main/resources/dev/espalier/space/cell/nasbench201-order.bin      official index of each position
    spaces/src/main/resources/dev/espalier/space/table/nasbench201.bin           published results
    hardware/src/main/resources/dev/espalier/hardware/lookup/help-nasbench201.bin  latencies

A position is the architecture's choices read as a number in base 5. The order file is 15,625 unsigned 16-bit numbers,
big-endian. The other two are gzip of: "EDC1", rows (int32, big-endian), columns (int32), and per column its name
(uint16 length, UTF-8), decimals (uint8), bytes per value (uint8), then the values in the order of positions, times
10^decimals, as planes of bytes, lowest byte first (neighbours resemble each other, so planes pack well).

Only the standard library is used, and equal input gives equal bytes.
"""

import argparse
import csv
import gzip
import io
import pathlib
import statistics
import struct

OPS = ["none", "skip_connect", "nor_conv_1x1", "nor_conv_3x3", "avg_pool_3x3"]
ROWS = len(OPS) ** 6
HERE = pathlib.Path(__file__).resolve().parents[2]
RESOURCES = "src/main/resources/dev/espalier"

# column of the resource -> (column of nb201.csv.gz, decimals)
RESULTS = {
    "cifar10_val_200": ("c10valid_val_acc", 4),
    "cifar10_test_200": ("nats_c10_test_acc", 4),
    "cifar10_val_12": ("ep12_c10valid_val_acc", 4),
    "cifar10_test_12": ("ep12_c10_test_acc", 4),
    "cifar10_seconds_200": ("c10valid_train_time_s", 3),
    "cifar100_val_200": ("c100_val_acc", 4),
    "cifar100_test_200": ("c100_test_acc", 4),
    "cifar100_val_12": ("ep12_c100_val_acc", 4),
    "cifar100_test_12": ("ep12_c100_test_acc", 4),
    "cifar100_seconds_200": ("c100_train_time_s", 3),
    "imagenet16-120_val_200": ("in16_val_acc", 4),
    "imagenet16-120_test_200": ("in16_test_acc", 4),
    "imagenet16-120_val_12": ("ep12_in16_val_acc", 4),
    "imagenet16-120_test_12": ("ep12_in16_test_acc", 4),
    "imagenet16-120_seconds_200": ("in16_train_time_s", 3),
}
# column of the resource -> column of nb201_per_seed.csv.gz
SEEDS = {
    "cifar10_std_200": "c10valid_val_acc",
    "cifar100_std_200": "c100_valtest_acc",
    "imagenet16-120_std_200": "in16_valtest_acc",
}
# column of the resource -> (column of nb201_zero_cost.csv.gz, decimals)
TRAINING_FREE = {
    f"{dataset}_{score}": (f"{short}_{score}", decimals)
    for dataset, short in (("cifar10", "c10"), ("cifar100", "c100"), ("imagenet16-120", "in16"))
    for score, decimals in (("naswot", 4), ("logsynflow", 0))
}


def table(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def position(architecture):
    number = 0
    for node in architecture.split("+"):
        for edge in node.strip("|").split("|"):
            number = number * len(OPS) + OPS.index(edge.split("~")[0])
    return number


def scaled(text, decimals):
    whole, _, fraction = text.partition(".")
    if len(fraction) > decimals or not (whole + fraction).isdigit():
        raise ValueError(f"The value ({text}) must be a positive number of at most {decimals} decimals.")
    return int(whole + fraction.ljust(decimals, "0"))


def score(text, decimals):
    """A score of a network at random weights; 0 where a network without a path has none."""
    return 0 if text == "-inf" else round(float(text) * 10**decimals)


def packed(columns):
    out = io.BytesIO()
    out.write(b"EDC1" + struct.pack(">ii", ROWS, len(columns)))
    for name, decimals, values in columns:
        width = (max(values).bit_length() + 7) // 8
        encoded = name.encode()
        out.write(struct.pack(">H", len(encoded)) + encoded + bytes([decimals, width]))
        for plane in range(width):
            out.write(bytes(value >> (8 * plane) & 255 for value in values))
    return gzip.compress(out.getvalue(), 9, mtime=0)


def deviations(per_seed, column, official):
    by_index = {}
    for row in per_seed:
        by_index.setdefault(int(row["arch_index"]), []).append(float(row[column]))
    return [round(statistics.stdev(by_index[index]) * 10**4) for index in official]


def write(module, name, content):
    path = HERE / module / RESOURCES / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    print(f"{path.relative_to(HERE)}: {len(content):,} bytes")


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--data", type=pathlib.Path, required=True, help="folder with the source tables")
    data = arguments.parse_args().data
    results = table(data / "nas-bench-201" / "nb201.csv.gz")
    per_seed = table(data / "nas-bench-201" / "nb201_per_seed.csv.gz")
    scores = table(data / "nas-bench-201" / "nb201_zero_cost.csv.gz")
    latencies = table(data / "hw-latency" / "nb201_help_latency.csv.gz")
    official = sorted(range(ROWS), key=lambda index: position(results[index]["arch_str"]))

    columns = [
        (name, decimals, [scaled(results[index][source], decimals) for index in official])
        for name, (source, decimals) in RESULTS.items()
    ]
    columns += [(name, 4, deviations(per_seed, source, official)) for name, source in SEEDS.items()]
    columns += [
        (name, decimals, [score(scores[index][source], decimals) for index in official])
        for name, (source, decimals) in TRAINING_FREE.items()
    ]
    devices = [
        (name.removesuffix("_ms"), 4, [scaled(latencies[index][name], 4) for index in official])
        for name in latencies[0]
        if name.endswith("_ms")
    ]
    write("spaces", "space/cell/nasbench201-order.bin", struct.pack(f">{ROWS}H", *official))
    write("spaces", "space/table/nasbench201.bin", packed(columns))
    write("hardware", "hardware/lookup/help-nasbench201.bin", packed(devices))


if __name__ == "__main__":
    main()
