// The page of one experiment: charts fetched when shown and again when something changed; the strip as a time scrubber.
import { narrow } from "./charts.js";
import { tools } from "./cards.js";
import { best, outside } from "./best.js";
import { front } from "./front.js";
import { picks } from "./pick.js";
import { rounds } from "./rounds.js";
import { screen } from "./screen.js";
import { curves } from "./curves.js";
import { decisions, table } from "./decisions.js";
import { toast } from "./shell.js";

const page = document.getElementById("experiment");
const address = `/experiments/${page.dataset.id}`;
const known = new Map();
const PATIENCE_MS = 30000;
let mode = "trials";

const open = (at) => {
  const id = at.data?.id;
  if (id) location.href = `${address}/trials/${id}`;
};
const draws = {
  best: (el, data) => {
    const n = outside(data), note = document.getElementById("best-outside");
    if (note) note.textContent = n && mode === "trials" ? `${n} trials lie outside the frame` : "";
    return best(el, data, mode, open);
  },
  front: async (el, data) => {
    const big = el.classList.contains("h-xl");
    await front(el, data, big, open);
    if (big) picks(el, data, address);
  },
  rounds: (el, data) => rounds(el, data),
  screen: (el, data) => screen(el, data),
  curves: (el, data) => curves(el, data, address),
  decisions: (el, data) => decisions(el, data, address),
};

async function load(el) {
  const name = el.dataset.chart;
  const query = new URLSearchParams();
  const of = new URLSearchParams(location.search).get("of");
  if (of) query.set("of", of);
  if (page.dataset.round) query.set("round", page.dataset.round);
  const answer = await fetch(`${address}/data/${name}?${query}`, { headers: { Accept: "application/json" }, signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!answer.ok) throw new Error(`The data of this chart did not come: ${answer.status}.`);
  known.set(el, await answer.json());
}

async function show(el, fresh) {
  if (el.clientWidth === 0 && !known.get(el)?.empty) return;
  try {
    if (fresh || !known.has(el)) await load(el);
    const data = known.get(el);
    const empty = document.getElementById(`${el.id}-empty`);
    if (empty) empty.hidden = !data.empty;
    el.hidden = data.empty;
    if (!data.empty) await draws[el.dataset.chart](el, data);
  } catch (e) {
    document.body.dispatchEvent(new CustomEvent("missed"));
    if (!known.has(el)) toast(`${e.message} The search goes on; only this chart is missing.`, "failed", "cross");
  }
}

/** Charts that are being fetched, and whether each changed meanwhile: one answer at a time, so that no older one comes last. */
const fetched = new Map();

async function again(el) {
  if (fetched.has(el)) return fetched.set(el, true);
  fetched.set(el, false);
  await show(el, true);
  const stale = fetched.get(el);
  fetched.delete(el);
  if (stale) again(el);
}

const shown = () => [...document.querySelectorAll("[data-chart]")];
const wanted = new Set();
const seen = new IntersectionObserver((entries) => {
  for (const e of entries) {
    if (!e.isIntersecting || wanted.has(e.target)) continue;
    wanted.add(e.target);
    again(e.target);
  }
}, { rootMargin: "200px" });
if (narrow()) document.querySelectorAll(".h-xl").forEach((e) => e.classList.add("h-l"));
shown().forEach((el) => seen.observe(el));

const redraw = () => shown().filter((el) => wanted.has(el) && !el.hasAttribute("data-picked")).forEach(again);
document.body.addEventListener("redraw", redraw);

// The past does not change, nor does an older page of a list, and a list of trials changes when somebody asks for it: then
// only how far the search is gets fetched. Charts are of all rounds, whichever page of a list stands below them.
document.body.addEventListener("changed", (e) => {
  const past = page.dataset.round && !e.detail?.owed, older = page.dataset.first === "false" || page.dataset.tab === "trials";
  if (older && !past) redraw();
  document.body.dispatchEvent(new CustomEvent(past || older ? "advanced" : "redraw"));
});

document.addEventListener("reload", (e) => again(e.target));

document.addEventListener("click", (e) => {
  const axis = e.target.closest("[data-x]");
  if (axis) {
    mode = axis.dataset.x;
    for (const b of document.querySelectorAll("[data-x]")) b.setAttribute("aria-pressed", String(b === axis));
    shown().filter((el) => el.dataset.chart === "best").forEach((el) => show(el, false));
  }
});

tools(page.dataset.id, (el) => known.get(el).table ?? table(known.get(el)), (el) => show(el, false));
