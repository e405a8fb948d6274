"""Makes the small Parquet files of the tests, with pyarrow: pip install pyarrow; python make_parquet_samples.py FOLDER

Six rows of a space with the decisions kernel (3, 5, 7) and block (a, b), in the shapes that users' tools write them.
"""
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

KERNEL = [3, 3, 5, 5, 7, 7]
BLOCK = ["a", "b", "a", "b", "a", "b"]
ACCURACY = [71.3, 72.25, 80.0, 81.125, 90.5, 91.07]
LATENCY = [1.5, 2.25, 3.125, 4.0, 5.5, 6.0]


def columns(kernel, accuracy, latency):
    return {
        "kernel": kernel,
        "block": pa.array(BLOCK),
        "acc": accuracy,
        "lat_ms": latency,
        "epochs": pa.array([50] * 6, pa.int64()),
        "notes": pa.array([["nested"], [], None, [], [], []], pa.list_(pa.string())),
    }


def main(folder):
    whole = pa.array(KERNEL, pa.int64())
    plain = pa.table(columns(whole, pa.array(ACCURACY, pa.float64()), pa.array(LATENCY, pa.float64())))
    pq.write_table(plain, folder / "snappy.parquet", compression="snappy")
    pq.write_table(plain, folder / "plain.parquet", compression="none", use_dictionary=False, data_page_version="2.0")
    # A data frame turns whole numbers into floats once one was missing, and models store 32 bits.
    floats = pa.table(columns(pa.array(KERNEL, pa.float64()), pa.array(ACCURACY, pa.float32()), pa.array(LATENCY, pa.float64())))
    pq.write_table(floats, folder / "zstd.parquet", compression="zstd", row_group_size=2)
    wrong = pa.table(columns(
        pa.array([3, 3, 5, 5, 7, 9], pa.int64()),
        pa.array([71.3, None, 80.0, 181.125, 90.5, 91.07], pa.float64()),
        pa.array([1.5, 2.25, 3.125, 4.0, float("nan"), 6.0], pa.float64())))
    pq.write_table(wrong, folder / "wrong.parquet", compression="gzip")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
