// The page of one trial: its drawing with what differs from its parent, or plain, and its learning curve, live.
import { curve, lines } from "./curve.js";
import { tools } from "./cards.js";
import { toast } from "./shell.js";

for (const button of document.querySelectorAll("[data-cell]")) {
  button.addEventListener("click", () => {
    for (const b of document.querySelectorAll("[data-cell]")) {
      b.setAttribute("aria-pressed", String(b === button));
      document.getElementById(`cell-${b.dataset.cell}`).hidden = b !== button;
    }
  });
}

const card = document.getElementById("trial");
const chart = document.getElementById("ch-curve");
let data = null;

function legend() {
  const keys = lines(data).map((line) => {
    const key = Object.assign(document.createElement("span"), { className: "key" });
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    svg.setAttribute("aria-hidden", "true");
    path.setAttribute("class", `k-${line.color}`);
    path.setAttribute("d", "M0 5h16");
    path.setAttribute("stroke-width", "2.5");
    svg.append(path);
    key.append(svg, `${line.metric.label}${line.metric.unit ? `, ${line.metric.unit}` : ""}`);
    return key;
  });
  document.getElementById("ch-curve-legend").replaceChildren(...keys);
}

async function show() {
  const table = !document.getElementById("ch-curve-table").hidden;
  document.getElementById("ch-curve-empty").hidden = !data.empty;
  chart.hidden = data.empty || table;
  if (data.empty) return;
  legend();
  chart.classList.toggle("h-l", data.panels.length > 1);
  if (!table) await curve(chart, data);
}

/** A trial that has ended has a page with its result. */
async function load() {
  try {
    const answer = await fetch(chart.dataset.source, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(`The learning curve did not come: ${answer.status}.`);
    data = await answer.json();
    if (card.dataset.running === "true" && !data.running) return location.reload();
    await show();
  } catch (e) {
    document.body.dispatchEvent(new CustomEvent("missed"));
    if (!data) toast(e.message, "failed", "cross");
  }
}

if (chart) {
  tools(card.dataset.id, () => data.table, show);
  document.body.addEventListener("changed", load);
  load();
}
