// Trials as lines across decisions and measures; what is dragged over on an axis picks the lines that pass there.
import { draw, drawn, token, base, said, narrow, font } from "./charts.js";

const FEW = 12;
const bound = new WeakSet();

const text = (axis, value) => value === null ? "" : axis.options.length ? axis.options[value] : said(value, axis.digits);
const head = (axis) => axis.unit ? `${axis.name}, ${axis.unit}` : axis.name;

/** The same figures as a table. */
export const table = (data) => ({
  columns: ["trial", ...data.axes.map(head)],
  rows: data.lines.map((line) => [line[0], ...data.axes.map((axis, i) => text(axis, line[i + 1]))]),
});

/** Lines in the order of the measure, the better ones last, so that they lie on top. */
function ranked(data) {
  const better = data.axes[data.measure].higher ? 1 : -1;
  return data.lines.filter((line) => line[data.measure + 1] !== null)
    .sort((a, b) => better * (a[data.measure + 1] - b[data.measure + 1]) || a[0].localeCompare(b[0]));
}

/** Options lie on a scale of their own, each trial a little beside its option, so that many are seen as many. */
function axis(it, dim, last) {
  const small = { color: token("ink-3"), fontSize: 11, fontFamily: font };
  const made = {
    dim, name: it.name.length > 18 ? `${it.name.slice(0, 17)}…` : it.name, nameTextStyle: { ...small, color: token("ink-2") },
    nameLocation: narrow() ? "start" : "end", axisLine: { lineStyle: { color: token("line-strong") } }, axisTick: { show: false },
    axisLabel: { ...small, width: 84, overflow: "truncate", textBorderColor: token("surface"), textBorderWidth: 3, ...(last && !narrow() ? { align: "left" } : {}) },
    type: "value", scale: true, splitNumber: 4,
  };
  if (!it.options.length) return made;
  // On a narrow screen there is room for the first and the last; the table below names all, in this order.
  const end = it.options.length - 1;
  const named = (v) => (narrow() && v !== 0 && v !== end ? "" : (it.options[v] ?? ""));
  return { ...made, min: -1, max: it.options.length, interval: 1, axisLabel: { ...made.axisLabel, formatter: named } };
}

function option(data, lines) {
  const shades = ["seq-0", "seq-1", "seq-2", "seq-3"].map(token);
  const strength = (i) => shades[Math.min(3, Math.floor((4 * i) / Math.max(1, lines.length)))];
  const beside = (i) => (((i * 0.618034) % 1) - 0.5) * 0.5;
  const values = (line, i) => line.slice(1).map((v, k) => v === null ? "-" : data.axes[k].options.length ? v + beside(i + k) : v);
  const opacity = Math.max(0.15, Math.min(0.6, 160 / lines.length));
  return base({
    parallel: { layout: narrow() ? "vertical" : "horizontal", left: narrow() ? 96 : 48, right: narrow() ? 24 : 96, top: narrow() ? 12 : 32, bottom: narrow() ? 24 : 16,
      parallelAxisDefault: { areaSelectStyle: { width: 18, borderColor: token("accent"), color: token("accent"), opacity: 0.25 } } },
    parallelAxis: data.axes.map((it, i) => axis(it, i, i === data.axes.length - 1)),
    series: [
      { type: "parallel", inactiveOpacity: 0.02, activeOpacity: Math.min(0.85, opacity + 0.2), lineStyle: { width: 1, opacity }, progressive: 0,
        data: lines.map((line, i) => ({ value: values(line, i), lineStyle: { color: strength(i) } })) },
      { type: "parallel", silent: true, z: 4, inactiveOpacity: 0.1, lineStyle: { width: 2.5, color: token("s2"), opacity: 1 },
        data: lines.map((line, i) => [line, i]).filter(([line]) => line[0] === data.best).map(([line, i]) => ({ value: values(line, i) })) },
    ],
  });
}

/** Says how many lines are picked and lists the best of them. */
function pick(data, lines, chosen, address) {
  const box = document.getElementById("picked");
  if (!box) return;
  const words = Object.assign(document.createElement("p"), { className: "small muted" });
  const of = `${said(lines.length, 0)} ${lines.length === 1 ? "trial" : "trials"}`;
  words.textContent = chosen.length === lines.length ? `${of} drawn; nothing is picked.` : `${said(chosen.length, 0)} of ${of} picked${chosen.length > FEW ? `, the best ${FEW} listed` : ""}.`;
  box.replaceChildren(words);
  if (chosen.length === lines.length || !chosen.length) return;
  const made = document.createElement("table");
  made.className = "tight";
  const cell = (row, tag, content) => row.append(Object.assign(document.createElement(tag), typeof content === "string" ? { textContent: content } : {}));
  const top = made.createTHead().insertRow();
  ["trial", ...data.axes.map(head)].forEach((name) => cell(top, "th", name));
  const body = made.createTBody();
  for (const line of chosen.slice(-FEW).reverse()) {
    const row = body.insertRow();
    const link = Object.assign(document.createElement("a"), { className: "name", href: `${address}/trials/${line[0]}`, textContent: line[0] });
    row.insertCell().append(link);
    data.axes.forEach((it, i) => cell(row, "td", text(it, line[i + 1])));
  }
  const scroll = Object.assign(document.createElement("div"), { className: "scroll", tabIndex: 0 });
  scroll.setAttribute("role", "region");
  scroll.setAttribute("aria-label", "Picked trials");
  scroll.append(made);
  box.append(scroll);
}

export async function decisions(el, data, address) {
  const lines = ranked(data);
  document.getElementById("decisions-note").textContent = data.note;
  await draw(el, () => option(data, lines));
  el.picking = () => {
    const series = drawn(el).getModel().getSeriesByIndex(0);
    const active = series.getRawIndicesByActiveState("active");
    const chosen = active.length || series.getRawIndicesByActiveState("inactive").length ? active.map((i) => lines[i]) : lines;
    el.toggleAttribute("data-picked", chosen.length < lines.length);
    pick(data, lines, chosen, address);
  };
  const chart = drawn(el);
  if (chart && !bound.has(chart)) {
    bound.add(chart);
    chart.on("axisareaselected", () => el.picking());
  }
  pick(data, lines, lines, address);
}
