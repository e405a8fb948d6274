// The strip: pointer or arrow keys choose a round; the server says how the search stood then.
const id = document.getElementById("experiment").dataset.id;
const strip = document.getElementById("strip"), scrub = document.getElementById("scrub"), then = document.getElementById("then");
const track = () => document.getElementById("strip-track");
const last = () => Number(track().dataset.done);
const total = () => Number(track().dataset.total);
let shown = null, asked = null;

function move(round) {
  const past = round < last();
  for (const r of document.querySelectorAll("#track .r:not(.future)")) r.classList.toggle("ghost", past && Number(r.dataset.round) > round);
  document.getElementById("handle")?.setAttribute("x", `${(100 * round) / total()}%`);
}

function at(round) {
  const past = round < last();
  shown = past ? round : null;
  scrub.value = round;
  scrub.setAttribute("aria-valuetext", past ? `As it was after round ${round}` : `Round ${round}, now`);
  strip.classList.toggle("past", past);
  move(round);
  const field = document.getElementById("fork-round");
  if (field) field.value = round;
  clearTimeout(asked);
  if (!past) return then.replaceChildren();
  asked = setTimeout(() => globalThis.htmx.ajax("GET", `/experiments/${id}/fragments/then?round=${round}`, { target: "#then", swap: "innerHTML" }), 120);
}

function fromPointer(e) {
  const box = document.getElementById("track").getBoundingClientRect();
  const round = Math.ceil(((e.clientX - box.left) / box.width) * total());
  at(Math.max(1, Math.min(last(), round)));
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
