// The page of one experiment: charts fetched when shown and again when something changed; the strip as a time scrubber.
import { drawn, narrow } from "./charts.js";
import { best, outside } from "./best.js";
import { front } from "./front.js";
import { rounds } from "./rounds.js";
import { screen } from "./screen.js";
import { toast } from "./shell.js";

const page = document.getElementById("experiment");
const address = `/experiments/${page.dataset.id}`;
const known = new Map();
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
  front: (el, data) => front(el, data, el.classList.contains("h-xl"), open),
  rounds: (el, data) => rounds(el, data),
  screen: (el, data) => screen(el, data),
};

async function load(el) {
  const name = el.dataset.chart;
  const answer = await fetch(`${address}/data/${name}`, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`The data of this chart did not come: ${answer.status}.`);
  known.set(el, await answer.json());
}

async function show(el, fresh) {
  if (el.clientWidth === 0) return;
  try {
    if (fresh || !known.has(el)) await load(el);
    const data = known.get(el);
    const empty = document.getElementById(`${el.id}-empty`);
    if (empty) empty.hidden = !data.empty;
    el.hidden = data.empty;
    if (!data.empty) await draws[el.dataset.chart](el, data);
  } catch (e) {
    if (!known.has(el)) toast(`${e.message} The search goes on; only this chart is missing.`, "failed", "cross");
  }
}

const shown = () => [...document.querySelectorAll("[data-chart]")];
const seen = new IntersectionObserver((entries) => {
  for (const e of entries) if (e.isIntersecting && !known.has(e.target)) show(e.target, true);
}, { rootMargin: "200px" });
if (narrow()) document.querySelectorAll(".h-xl").forEach((e) => e.classList.add("h-l"));
shown().forEach((el) => seen.observe(el));
document.body.addEventListener("changed", () => shown().filter((el) => known.has(el)).forEach((el) => show(el, true)));

document.addEventListener("click", (e) => {
  const axis = e.target.closest("[data-x]");
  if (axis) {
    mode = axis.dataset.x;
    for (const b of document.querySelectorAll("[data-x]")) b.setAttribute("aria-pressed", String(b === axis));
    shown().filter((el) => el.dataset.chart === "best").forEach((el) => show(el, false));
  }
  const save = e.target.closest("[data-save]");
  if (save) download(document.getElementById(save.dataset.save));
  const table = e.target.closest("[data-table]");
  if (table) asTable(table);
});

function download(el) {
  const chart = drawn(el);
  if (!chart) return;
  const link = document.createElement("a");
  link.href = chart.getDataURL({ pixelRatio: 2, backgroundColor: getComputedStyle(el.closest(".card")).backgroundColor });
  link.download = `${page.dataset.id}-${el.dataset.chart}.png`;
  link.click();
}

/** The same figures as a table, in the chart's place. */
function asTable(button) {
  const el = document.getElementById(button.dataset.table), box = document.getElementById(`${el.id}-table`);
  const on = box.hidden;
  box.hidden = !on;
  el.hidden = on;
  button.setAttribute("aria-pressed", String(on));
  if (!on) return show(el, false);
  const { columns, rows } = known.get(el).table;
  const table = document.createElement("table");
  table.className = "tight";
  const row = (cells, tag) => {
    const tr = document.createElement("tr");
    tr.append(...cells.map((c) => Object.assign(document.createElement(tag), { className: "num", textContent: c })));
    return tr;
  };
  table.createTHead().append(row(columns, "th"));
  table.createTBody().append(...rows.map((r) => row(r, "td")));
  box.replaceChildren(table);
}
