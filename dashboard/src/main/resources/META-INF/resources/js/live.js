// News of what is shown: one event stream, merged to two refreshes a second; polling where no stream comes through.
const label = document.getElementById("live");
const word = label?.querySelector(".word");
const ago = label?.querySelector(".ago");
const bar = document.getElementById("offline");
const page = document.getElementById("content");
const address = document.body.dataset.live;
const APART_MS = 500, POLL_MS = 5000, TRIES = 3;
let source = null, failures = 0, last = 0, refreshed = 0, waiting = null, polling = null;

function say(state, text) {
  if (!label) return;
  label.dataset.state = state;
  word.textContent = text;
}

function refresh() {
  waiting = null;
  if (document.hidden) return;
  refreshed = performance.now();
  document.body.dispatchEvent(new CustomEvent("changed"));
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

function listen() {
  source?.close();
  source = new EventSource(address);
  source.addEventListener("open", () => {
    if (failures) soon();
    failures = 0;
    poll(false);
    say("live", "Live");
  });
  source.addEventListener("changed", soon);
  source.addEventListener("error", () => {
    failures += 1;
    if (failures >= TRIES && !polling) poll(true);
    say(polling ? "polling" : "off", polling ? "Asking every 5 s" : "Reconnecting");
    if (source.readyState === EventSource.CLOSED) setTimeout(listen, Math.min(30000, 1000 * 2 ** failures));
  });
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
  document.body.addEventListener("htmx:afterOnLoad", () => offline(false));
  addEventListener("offline", () => offline(true));
  addEventListener("online", () => { offline(false); soon(); });
  addEventListener("pagehide", () => source.close());
}
