"""Optuna's dashboard over a study of so many finished trials, until it is ended: prints its address once it answers."""

import random
import sys
import threading
import time
import urllib.request
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

import optuna
import optuna_dashboard
from optuna.distributions import CategoricalDistribution
from optuna.storages import JournalStorage
from optuna.storages.journal import JournalFileBackend
from optuna.trial import create_trial


class Quiet(WSGIRequestHandler):
    """Writes no line for each request."""

    def log_message(self, *_):
        pass


def study(trials: int, folder: Path) -> JournalStorage:
    """Six decisions among five operations each, as a cell of NAS-Bench-201 has, in a file of Optuna's own kind."""
    storage = JournalStorage(JournalFileBackend(str(folder / "study.log")))
    made = optuna.create_study(storage=storage, direction="maximize", study_name="cells")
    rng = random.Random(7)
    options = CategoricalDistribution(["none", "skip", "conv1", "conv3", "pool"])
    names = [f"edge{i}" for i in range(6)]
    made.add_trials(
        create_trial(
            params={name: rng.choice(options.choices) for name in names},
            distributions={name: options for name in names},
            value=60 + 31.6 * rng.random() ** 0.5,
        )
        for _ in range(trials)
    )
    return storage


def main():
    trials, folder = int(sys.argv[1]), Path(sys.argv[2])
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    app = optuna_dashboard.wsgi(study(trials, folder))
    server = make_server("127.0.0.1", 0, app, handler_class=Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    urllib.request.urlopen(f"{address}/dashboard/").read()
    print(f"{optuna.__version__} {optuna_dashboard.__version__} {address}/dashboard/studies/1", flush=True)
    while sys.stdin.read(1):
        pass


main()
