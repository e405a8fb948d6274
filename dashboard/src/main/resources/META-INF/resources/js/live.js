// News of what is shown: one event stream, merged to two refreshes a second; polling where no stream comes through.
const label = document.getElementById("live");
const word = label?.querySelector(".word");
const ago = label?.querySelector(".ago");
const bar = document.getElementById("offline");
const page = document.getElementById("content");
const address = document.body.dataset.live;
const APART_MS = 500, POLL_MS = 5000, SILENT_MS = 5000, TRIES = 3;
let source = null, place = "", failures = 0, silent = null, last = 0, refreshed = 0, waiting = null, polling = null, owed = false;

function say(state, text) {
  if (!label) return;
  label.dataset.state = state;
  word.textContent = text;
}

function refresh() {
  waiting = null;
  if (document.hidden) return;
  refreshed = performance.now();
  const detail = { owed };
  owed = false;
  document.body.dispatchEvent(new CustomEvent("changed", { detail }));
}

/** Refreshes soon, and never more often than twice a second. */
function soon() {
  last = performance.now();
  waiting ??= setTimeout(refresh, Math.max(0, APART_MS - (last - refreshed)));
}

function poll(on) {
  clearInterval(polling);
  polling = on ? setInterval(soon, POLL_MS) : null;
}

/** The first word of a stream: it stands, and tells by itself what was missed. A refresh that failed is owed all the same. */
function heard(e) {
  place = e.lastEventId || place;
  failures = 0;
  clearTimeout(silent);
  poll(false);
  say("live", "Live");
  if (owed) soon();
}

function failed() {
  failures += 1;
  if (failures >= TRIES && !polling) poll(true);
  say(polling ? "polling" : "off", polling ? "Asking every 5 s" : "Reconnecting");
  clearTimeout(silent);
  if (source.readyState === EventSource.CLOSED) setTimeout(listen, Math.min(POLL_MS, 1000 * failures));
  else silent = setTimeout(mute, SILENT_MS);
}

/** Whoever keeps back the first word keeps back all: there is no use in trying as often as after a break. */
function mute() {
  source.close();
  failures = Math.max(failures, TRIES - 1);
  failed();
}

function listen() {
  source?.close();
  clearTimeout(silent);
  source = new EventSource(place ? `${address}?after=${encodeURIComponent(place)}` : address);
  source.addEventListener("following", heard);
  source.addEventListener("changed", (e) => {
    heard(e);
    soon();
  });
  source.addEventListener("error", failed);
  silent = setTimeout(mute, SILENT_MS);
}

function age() {
  if (!ago || !last || label.dataset.state !== "live") return ago?.replaceChildren();
  const s = (performance.now() - last) / 1000;
  ago.textContent = s < 10 ? `, ${s.toFixed(1)} s ago` : s < 90 ? `, ${Math.round(s)} s ago` : `, ${Math.round(s / 60)} min ago`;
}

function offline(is) {
  if (!bar || bar.hidden === !is) return;
  bar.hidden = !is;
  page.classList.toggle("stale", is);
}

if (address) {
  last = performance.now();
  listen();
  setInterval(age, 400);
  document.addEventListener("visibilitychange", () => document.hidden || soon());
  document.body.addEventListener("htmx:sendError", () => offline(true));
  for (const missed of ["htmx:sendError", "htmx:responseError", "missed"]) document.body.addEventListener(missed, () => (owed = true));
  document.body.addEventListener("htmx:afterOnLoad", () => offline(false));
  addEventListener("offline", () => offline(true));
  addEventListener("online", () => { offline(false); soon(); });
  addEventListener("pagehide", () => {
    source.close();
    clearTimeout(silent);
  });
  addEventListener("pageshow", (e) => e.persisted && listen());
}
