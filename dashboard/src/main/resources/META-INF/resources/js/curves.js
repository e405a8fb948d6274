// The learning curves of many trials: the best stands out, those that a filter leaves out fade; each opens its trial.
import { draw, drawn, token, alpha, base, xaxis, yaxis, said } from "./charts.js";

const bound = new WeakSet();
const form = () => document.getElementById("curve-filter");

/** What was told last at a place or before it. */
function valueAt(points, place) {
  let value = null;
  for (const [x, y] of points) {
    if (x > place) break;
    value = y;
  }
  return value;
}

/** Whether a curve passes the filter that the form holds; an empty or broken field asks for nothing. */
function passes() {
  const fields = form()?.elements;
  const at = Number.parseFloat(fields?.at.value), value = Number.parseFloat(fields?.value.value);
  if (!Number.isFinite(value)) return null;
  return (line) => {
    const reached = Number.isFinite(at) ? valueAt(line.points, at) : line.points[line.points.length - 1][1];
    return reached !== null && (fields.side.value === "below" ? reached <= value : reached >= value);
  };
}

function look(line, picked, filtered) {
  if (filtered && !picked) return { color: alpha(token("s7"), 0.08), width: 1 };
  if (line.best) return { color: token("s3"), width: 2.75 };
  if (line.status === "running") return { color: token("running"), width: 1.75 };
  if (line.status === "failed") return { color: alpha(token("failed"), 0.7), width: 1 };
  return { color: alpha(token(filtered ? "s1" : "s7"), filtered ? 0.75 : 0.38), width: 1 };
}

function option(data) {
  const test = passes();
  const at = data.at === "percent" ? "% of the training" : data.at;
  return base({
    grid: { left: 46, right: 18, top: 16, bottom: 40 },
    xAxis: xaxis(at, { min: 0, max: "dataMax", scale: false }), yAxis: yaxis(),
    series: data.lines.map((line) => {
      const picked = !test || test(line);
      return { type: "line", name: line.trial, data: line.points, showSymbol: line.points.length < 2, symbolSize: 5, triggerLineEvent: picked, silent: !picked,
        z: line.best ? 6 : picked ? 4 : 2, lineStyle: look(line, picked, test !== null), itemStyle: { color: look(line, picked, test !== null).color },
        emphasis: { lineStyle: { color: token("ink"), width: 2.5 } } };
    }),
  });
}

function count(data) {
  const test = passes(), all = data.lines.length;
  const n = test ? data.lines.filter(test).length : all;
  document.getElementById("curve-count").textContent = test ? `${said(n, 0)} of ${said(all, 0)} curves` : data.note || `${said(all, 0)} ${all === 1 ? "curve" : "curves"}`;
}

/** The filter stands in the address, so that it can be sent to somebody. */
function remember() {
  const query = new URLSearchParams(location.search), fields = form().elements;
  for (const name of ["at", "above", "below"]) query.delete(name);
  if (fields.value.value) {
    if (fields.at.value) query.set("at", fields.at.value);
    query.set(fields.side.value, fields.value.value);
  }
  history.replaceState(history.state, "", `?${query}`);
}

function recall() {
  const query = new URLSearchParams(location.search), fields = form().elements;
  fields.at.value = query.get("at") ?? "";
  fields.side.value = query.has("below") ? "below" : "above";
  fields.value.value = query.get("below") ?? query.get("above") ?? "";
}

/** Which measures there are is known with the first curves; another one is asked for. */
function offer(data, el) {
  const choice = form().elements.of;
  choice.hidden = data.measures.length < 2;
  if (choice.options.length === data.measures.length) return;
  choice.replaceChildren(...data.measures.map((m) => new Option(m.unit ? `${m.label}, ${m.unit}` : m.label, m.metric, false, m.metric === data.metric.metric)));
  choice.onchange = () => {
    const query = new URLSearchParams(location.search);
    query.set("of", choice.value);
    history.replaceState(history.state, "", `?${query}`);
    el.dispatchEvent(new CustomEvent("reload", { bubbles: true }));
  };
}

export async function curves(el, data, address) {
  const opens = (at) => { if (at.seriesName) location.href = `${address}/trials/${at.seriesName}`; };
  el.curves = data;
  el.filter = () => {
    count(data);
    return draw(el, () => option(data), opens);
  };
  if (form() && !bound.has(form())) {
    bound.add(form());
    recall();
    form().addEventListener("input", (e) => { if (e.target.name !== "of") { remember(); el.filter(); } });
    form().addEventListener("submit", (e) => e.preventDefault());
    form().addEventListener("reset", () => setTimeout(() => {
      form().elements.of.value = el.curves.metric.metric;
      remember();
      el.filter();
    }));
  }
  offer(data, el);
  document.getElementById("curve-unit").textContent = data.at === "percent" ? "% of the training" : data.at;
  await el.filter();
  const chart = drawn(el);
  if (chart && !bound.has(chart)) {
    bound.add(chart);
    const hover = document.getElementById("curve-hover");
    chart.on("mouseover", { seriesType: "line" }, (at) => {
      const line = el.curves.lines.find((one) => one.trial === at.seriesName);
      if (line) hover.textContent = `Trial ${line.trial}: ${said(line.points[line.points.length - 1][1], el.curves.metric.digits)} ${el.curves.metric.unit}`.trim();
    });
    chart.on("mouseout", () => hover.replaceChildren());
  }
}
