// The strip: pointer or arrow keys choose a round, and everything below shows the search as it was after it. The round
// stands in the address, so that a reload shows the same; news of the search change nothing of the past.
const page = document.getElementById("experiment"), id = page.dataset.id;
const strip = document.getElementById("strip"), scrub = document.getElementById("scrub"), then = document.getElementById("then");
const track = () => document.getElementById("strip-track");
const last = () => Number(track().dataset.done);
const total = () => Number(track().dataset.total);
const WAIT_MS = 120;
let shown = page.dataset.round ? Number(page.dataset.round) : null, asked = null;

function move(round) {
  const past = round < last();
  for (const r of document.querySelectorAll("#track .r:not(.future)")) r.classList.toggle("ghost", past && Number(r.dataset.round) > round);
  document.getElementById("handle")?.setAttribute("x", `${(100 * round) / total()}%`);
}

function forkFrom(round) {
  const field = document.getElementById("fork-round");
  if (field) field.value = round;
}

/** The address with another round, without the page of a list, which was another time's. */
function address() {
  const query = new URLSearchParams(location.search);
  query.delete("cursor");
  if (shown === null) query.delete("round");
  else query.set("round", shown);
  return query.size ? `?${query}` : location.pathname;
}

/** Lists that are read by the page are loaded with it; all else is put in its place. */
function refresh() {
  if (page.dataset.tab === "trials" || page.dataset.tab === "decisions" || page.dataset.first === "false") return location.assign(address());
  history.replaceState(history.state, "", address());
  page.dataset.round = shown ?? "";
  document.querySelector("#asked [name=round]").value = shown ?? "";
  document.body.dispatchEvent(new CustomEvent("redraw"));
  if (shown !== null) globalThis.htmx.ajax("GET", `/experiments/${id}/fragments/then?round=${shown}`, { target: "#then", swap: "innerHTML" });
}

function at(round) {
  const past = round < last();
  shown = past ? round : null;
  scrub.value = round;
  scrub.setAttribute("aria-valuetext", past ? `As it was after round ${round}` : `Round ${round}, now`);
  strip.classList.toggle("past", past);
  move(round);
  forkFrom(round);
  if (!past) then.replaceChildren();
  clearTimeout(asked);
  asked = setTimeout(refresh, WAIT_MS);
}

function fromPointer(e) {
  const box = document.getElementById("track").getBoundingClientRect();
  const round = Math.ceil(((e.clientX - box.left) / box.width) * total());
  const reached = Math.max(1, Math.min(last(), round));
  if (reached !== Number(scrub.value)) at(reached);
}

strip.addEventListener("pointerdown", (e) => {
  if (!e.target.closest("#track") || e.target.closest("a") || last() < 2) return;
  strip.setPointerCapture(e.pointerId);
  fromPointer(e);
  scrub.focus({ preventScroll: true });
});
strip.addEventListener("pointermove", (e) => strip.hasPointerCapture(e.pointerId) && fromPointer(e));
scrub.addEventListener("input", () => at(Number(scrub.value)));
then.addEventListener("click", (e) => e.target.closest("[data-now]") && at(last()));

// The strip was drawn again: what is shown stays shown, and the newest round can be reached.
document.body.addEventListener("htmx:oobAfterSwap", (e) => {
  if (e.detail.target?.id !== "strip-track" && e.target?.id !== "strip-track") return;
  scrub.max = last();
  scrub.disabled = last() < 2;
  if (shown === null) scrub.value = last();
  else move(shown);
});

if (shown !== null) {
  move(shown);
  forkFrom(shown);
}
