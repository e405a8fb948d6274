// What the buttons of a chart's card do: the picture as a file, the figures as a table.
import { drawn } from "./charts.js";

/** Downloads are called `name`; table(el) gives a chart's figures, again(el) draws it when it is shown again. */
export function tools(name, table, again) {
  document.addEventListener("click", (e) => {
    const save = e.target.closest("[data-save]");
    if (save) download(document.getElementById(save.dataset.save), name);
    const figures = e.target.closest("[data-table]");
    if (figures) asTable(figures, table, again);
  });
}

function download(el, name) {
  const chart = drawn(el);
  if (!chart) return;
  const link = document.createElement("a");
  link.href = chart.getDataURL({ pixelRatio: 2, backgroundColor: getComputedStyle(el.closest(".card")).backgroundColor });
  link.download = `${name}-${el.dataset.chart ?? "curve"}.png`;
  link.click();
}

/** The same figures as a table, in the chart's place. */
function asTable(button, figures, again) {
  const el = document.getElementById(button.dataset.table), box = document.getElementById(`${el.id}-table`);
  const on = box.hidden;
  box.hidden = !on;
  el.hidden = on;
  button.setAttribute("aria-pressed", String(on));
  if (!on) return again(el);
  const { columns, rows } = figures(el);
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
