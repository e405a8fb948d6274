#!/usr/bin/env python3
"""Leaves pages open while searches run, kills the server with kill -9, starts it again, and looks whether the pages recover.

    pip install playwright
    python3 deploy/faults/soak.py [--minutes 5] [--viewers 50] [--kills 2] [--port 18620]

Three searches of look-ups run; viewers follow their events; one Chromium has a page of each search and the list open. It ends
with 1 where a page does not come back by itself, a stream breaks though nobody killed the server, a chart has a point twice,
or what was left open holds over 20 % more than the same pages just loaded: more JavaScript, elements or listeners. They are
loaded again when the searches have been stopped, so that both show the same.
"""

import argparse
import http.client
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
GROWTH = 1.2
PATIENCE = 60

SEARCH = """
name: soak-{n}
space: nasbench201
objectives: [maximize val_accuracy_pct]
constraints: [latency_ms@pixel3 <= 20 ms]
method: {{name: regularized-evolution, population: 50, sample: 10}}
evaluator: {{name: table, table: nasbench201-cifar10, time_scale: 0.0002}}
budget: {{trials: 100000}}
batch: 8
seed: {n}
"""


class Server:
    """The product in a data folder of its own, killed and started again."""

    def __init__(self, port):
        self.home = tempfile.mkdtemp(prefix="espalier-soak-")
        self.url = f"http://127.0.0.1:{port}"
        self.environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith("ESPALIER_")},
            "ESPALIER_HOME": self.home,
            "ESPALIER_PORT": str(port),
            "ESPALIER_URL": self.url,
            "ESPALIER_TEMPORAL": "embedded",
            "ESPALIER_NO_BUILD": "1",
        }
        self.process = None

    def start(self):
        log = open(Path(self.home) / "server.log", "a")
        self.process = subprocess.Popen(
            [ROOT / "espalier", "up", "--no-first-search"],
            env=self.environment, stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True)
        end = time.time() + PATIENCE
        while time.time() < end:
            try:
                return self.get("/q/health/ready")
            except (urllib.error.URLError, ConnectionError, OSError):
                time.sleep(0.2)
        log = (Path(self.home) / "server.log").read_text().splitlines()
        sys.exit(f"The server did not answer within {PATIENCE} s: {log[-1] if log else 'it wrote nothing'}")

    def kill(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def remove(self):
        if self.process and self.process.poll() is None:
            self.kill()
        shutil.rmtree(self.home, ignore_errors=True)

    def get(self, path):
        with urllib.request.urlopen(self.url + path, timeout=5) as answer:
            return answer.read()

    def create(self, text):
        request = urllib.request.Request(
            self.url + "/api/v1/experiments", text.encode(), {"Content-Type": "application/yaml"}, method="POST")
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)["id"]

    def stop(self, search):
        request = urllib.request.Request(f"{self.url}/api/v1/experiments/{search}/stop?now=true", method="POST")
        with urllib.request.urlopen(request, timeout=30) as answer:
            answer.read()


class Viewer(threading.Thread):
    """
    Follows the events of a search as a browser does: from the last one that it saw, again after each outage. An outage is the
    end of a stream that stood; what is tried in vain until the next one stands is counted apart.
    """

    def __init__(self, url, ends):
        super().__init__(daemon=True)
        self.url, self.ends, self.last = url, ends, ""
        self.events = self.outages = self.in_vain = 0

    def run(self):
        while time.time() < self.ends:
            try:
                request = urllib.request.Request(self.url, headers={"Last-Event-ID": self.last} if self.last else {})
                stream = urllib.request.urlopen(request, timeout=30)
            except (urllib.error.URLError, OSError):
                self.in_vain += 1
            else:
                self.follow(stream)
            time.sleep(1)

    def follow(self, stream):
        with stream:
            try:
                for line in stream:
                    if line.startswith(b"id:"):
                        self.last = line[3:].strip().decode()
                    self.events += line.startswith(b"event:") and line.strip().endswith(b"changed")
                    if time.time() > self.ends:
                        return
            except (OSError, http.client.HTTPException):
                pass
        self.outages += 1


HELD = {"JSHeapUsedSize": "bytes of JavaScript", "Nodes": "elements and texts", "JSEventListeners": "listeners"}
MADE = {"object", "closure", "array", "string", "concatenated string", "sliced string", "number", "bigint", "regexp", "symbol"}


def held(sessions):
    """What pages really hold, by kind; garbage is collected first, twice, since what goes may let go of more."""
    sums = dict.fromkeys(HELD, 0)
    for session in sessions:
        session.send("HeapProfiler.collectGarbage")
        session.send("HeapProfiler.collectGarbage")
        for metric in session.send("Performance.getMetrics")["metrics"]:
            if metric["name"] in sums:
                sums[metric["name"]] += metric["value"]
    return sums


def objects(session):
    """Bytes of what scripts made; what the engine compiled of them grows for as long as it finds something to optimize."""
    chunks = []
    session.on("HeapProfiler.addHeapSnapshotChunk", lambda event: chunks.append(event["chunk"]))
    session.send("HeapProfiler.takeHeapSnapshot", {"reportProgress": False})
    snapshot = json.loads("".join(chunks))
    meta, nodes = snapshot["snapshot"]["meta"], snapshot["nodes"]
    fields, kinds = meta["node_fields"], meta["node_types"][0]
    made = {kinds.index(kind) for kind in MADE if kind in kinds}
    width, kind, size = len(fields), fields.index("type"), fields.index("self_size")
    return sum(nodes[at + size] for at in range(0, len(nodes), width) if nodes[at + kind] in made)


def told(sums):
    return ", ".join(f"{value:,.0f} {HELD[kind]}" for kind, value in sums.items())


def growth(server, searches, pages, sessions):
    """How many times as much pages hold that were left open as the same pages just loaded, by kind."""
    for search in searches:
        server.stop(search)
    for page in pages[: len(searches)]:
        page.locator("#head .badge.is-stopped").wait_for()
    pages[0].wait_for_timeout(3_000)
    left = {**held(sessions), "JSHeapUsedSize": sum(objects(session) for session in sessions)}
    for page in pages:
        page.reload()
    for page in pages[: len(searches)]:
        page.locator("#ch-front canvas").first.wait_for()
    pages[0].wait_for_timeout(3_000)
    fresh = {**held(sessions), "JSHeapUsedSize": sum(objects(session) for session in sessions)}
    print(f"Left open: {told(left)}.\nJust loaded: {told(fresh)}.")
    return {kind: left[kind] / fresh[kind] for kind in HELD}


def twice(server, search):
    """How many points the series of the best so far has more than once."""
    best = json.loads(server.get(f"/experiments/{search}/data/best"))
    points = best.get("points", best)
    keys = [json.dumps(p) for p in points] if isinstance(points, list) else []
    return len(keys) - len(set(keys))


def live(page):
    return page.locator("#live").get_attribute("data-state") == "live" and page.locator("#offline").is_hidden()


def recovered(pages):
    """Seconds until every page is live again by itself."""
    begun = time.time()
    while time.time() - begun < PATIENCE:
        if all(live(page) for page in pages):
            return time.time() - begun
        pages[0].wait_for_timeout(200)
    return None


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--minutes", type=float, default=5)
    options.add_argument("--viewers", type=int, default=50)
    options.add_argument("--kills", type=int, default=2)
    options.add_argument("--port", type=int, default=18620)
    options.add_argument("--chromium", default="/usr/bin/chromium")
    options = options.parse_args()

    server = Server(options.port)
    try:
        sys.exit(soak(server, options))
    finally:
        server.remove()


def soak(server, options):
    server.start()
    searches = [server.create(SEARCH.format(n=n)) for n in (1, 2, 3)]
    begun = time.time()
    ends = begun + 60 * options.minutes
    kills = sorted(begun + 60 * options.minutes * (k + 1) / (options.kills + 1) for k in range(options.kills))
    viewers = [
        Viewer(f"{server.url}/api/v1/experiments/{random.choice(searches)}/events", ends)
        for _ in range(options.viewers)]
    for viewer in viewers:
        viewer.start()
    faults, complaints, killed = [], [], 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=options.chromium, args=["--no-sandbox"])
        context = browser.new_context(base_url=server.url)
        pages = []
        for path in [f"/experiments/{s}" for s in searches] + ["/experiments"]:
            page = context.new_page()
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.goto(path)
            pages.append(page)
        sessions = [context.new_cdp_session(page) for page in pages]
        for session in sessions:
            session.send("Performance.enable")
        while time.time() < ends:
            pages[0].wait_for_timeout(5_000)
            if kills and time.time() > kills[0]:
                kills.pop(0)
                killed += 1
                server.kill()
                pages[0].wait_for_timeout(8_000)
                server.start()
                took = recovered(pages)
                print(f"{time.time() - begun:5.0f} s: killed and started again; pages live after "
                      f"{'never' if took is None else f'{took:.1f} s'}", flush=True)
                if took is None:
                    faults.append("a page did not come back by itself")
            print(f"{time.time() - begun:5.0f} s: {told(held(sessions))} in {len(pages)} pages", flush=True)
        grown = growth(server, searches, pages, sessions)
        browser.close()
    doubled = sum(twice(server, search) for search in searches)
    broken = sum(max(0, viewer.outages - killed) for viewer in viewers)
    if broken:
        faults.append(f"{broken} streams broke though nobody killed the server")
    if doubled:
        faults.append(f"{doubled} points twice")
    faults += [f"{times:.2f} times as many {HELD[kind]}" for kind, times in grown.items() if times > GROWTH]
    if complaints:
        faults.append(f"{len(complaints)} errors of scripts, the first: {complaints[0]}")
    print(f"{len(searches)} searches; {options.viewers} viewers with {sum(v.events for v in viewers):,} events, "
          f"{sum(v.outages for v in viewers)} outages of {killed} kills, {sum(v.in_vain for v in viewers)} openings in vain "
          f"meanwhile; pages left open hold {', '.join(f'{t:.2f} times the {HELD[k]}' for k, t in grown.items())}; "
          f"{doubled} points twice; {len(complaints)} errors of scripts")
    print("FAULTS: " + "; ".join(faults) if faults else "All pages recovered by themselves.")
    return 1 if faults else 0


main()
