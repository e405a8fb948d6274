// What every chart shares: the library, colours from the stylesheet, axes, a tooltip made of elements.
const probe = document.createElement("span");
probe.hidden = true;
document.body.append(probe);

let library = null;

/** The chart library, fetched when the first chart comes into view. */
function echarts() {
  library ??= new Promise((ready, refuse) => {
    const script = document.createElement("script");
    script.src = document.body.dataset.allCharts ?? document.body.dataset.charts;
    script.onload = () => ready(globalThis.echarts);
    script.onerror = () => refuse(new Error("The chart library could not be loaded."));
    document.head.append(script);
  });
  return library;
}

/** The colour that a custom property has in the theme in force. */
export function token(name) {
  probe.style.color = `var(--${name})`;
  return getComputedStyle(probe).color;
}

export const alpha = (color, a) => color.replace(/^rgba?\(([^)]+)\)$/, (_, v) => `rgba(${v.split(",").slice(0, 3)},${a})`);
export const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
export const narrow = () => innerWidth < 720;
export const font = getComputedStyle(document.body).fontFamily;

/** A number as the pages write it: fixed digits, thousands with a comma. */
export const said = (value, digits) => value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });

const charts = new Map();

let turn = Promise.resolve();

/** One piece of work a task, so that the page answers between two of them. */
function alone(work) {
  const done = turn.then(() => new Promise((go) => setTimeout(go))).then(work);
  turn = done.catch(() => {});
  return done;
}

async function made(el, click) {
  const chart = (await echarts()).init(el, null, { renderer: "canvas" });
  new ResizeObserver(() => el.clientWidth && chart.resize()).observe(el);
  if (click) chart.on("click", click);
  return chart;
}

/** Draws option() into the element, and again whenever the theme changes; `click` gets what was clicked. */
export async function draw(el, option, click) {
  if (!el || el.clientWidth === 0) return;
  if (!charts.has(el)) charts.set(el, {});
  const held = charts.get(el);
  held.option = option;
  held.due ??= alone(async () => {
    held.due = null;
    held.chart ??= await made(el, click);
    held.chart.setOption(held.option(), { notMerge: true });
  });
  await held.due;
}

/** The drawn chart of an element, if there is one. */
export const drawn = (el) => charts.get(el)?.chart;

function redraw() {
  for (const { chart, option } of charts.values()) chart?.setOption(option(), { notMerge: true });
}
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
addEventListener("theme", redraw);

/** One axis: hairline grid, tabular labels, the name with its unit at the end of the axis. */
function axis(name, more) {
  const text = { color: token("ink-3"), fontSize: 11, fontFamily: font };
  return {
    type: "value", scale: true, name, nameGap: 8, nameTextStyle: text,
    axisLine: { show: false }, axisTick: { show: false }, axisLabel: { ...text, hideOverlap: true },
    splitLine: { lineStyle: { color: token("grid"), width: 1 } },
    ...more,
  };
}
export const xaxis = (name, more = {}) => axis(name, {
  nameLocation: "middle", nameGap: 24, splitLine: { show: false },
  axisLine: { show: true, onZero: false, lineStyle: { color: token("line-strong") } }, ...more });
export const yaxis = (more = {}) => axis("", { nameLocation: "end", ...more });

export const base = (more) => ({
  animation: false, textStyle: { fontFamily: font }, grid: { left: 44, right: 14, top: 16, bottom: 40 },
  aria: { enabled: false }, ...more });

/** Tooltip: a title and pairs of name and value, as elements, since the page forbids style in text. */
export function tooltip(content, more = {}) {
  return {
    trigger: "item", borderWidth: 0, padding: 0, backgroundColor: "transparent", confine: true,
    extraCssText: "box-shadow:none", transitionDuration: 0, ...more,
    formatter: (at) => {
      const about = content(at);
      if (!about) return "";
      const box = Object.assign(document.createElement("div"), { className: "tip" });
      const list = Object.assign(document.createElement("div"), { className: "tip-grid" });
      for (const pair of about.rows) {
        for (const text of pair) list.append(Object.assign(document.createElement("span"), { textContent: text }));
      }
      box.append(Object.assign(document.createElement("strong"), { textContent: about.title }), list);
      return box;
    },
  };
}

/** Sequential scale for age: older trials pale, newer ones strong. */
export function ages(n) {
  const stops = [0, 1, 2, 3].map((i) => token(`seq-${i}`).match(/[\d.]+/g).map(Number));
  return (i) => {
    const t = (i / Math.max(1, n - 1)) * 3, k = Math.max(0, Math.min(2, Math.floor(t))), f = t - k;
    return `rgb(${stops[k].slice(0, 3).map((v, j) => Math.round(v + (stops[k + 1][j] - v) * f))})`;
  };
}

/**
 * A true staircase through points in order. ECharts' own `step` slants where points are closer than a pixel, so the
 * corners are given as points, and the trials stand on them as a series of their own.
 */
export function stairs(points, color, { width = 2.5, dash = "solid", size = 6, end = null } = {}) {
  const at = points.map((p) => p.value ?? p);
  const corners = at.flatMap(([x, y], i) => (i ? [[x, at[i - 1][1]], [x, y]] : [[x, y]]));
  return [
    { type: "line", data: corners, showSymbol: false, silent: true, z: 5, lineStyle: { color, width, type: dash }, itemStyle: { color },
      endLabel: end ? { show: true, formatter: end, color: token("ink"), fontWeight: 600, fontSize: 12, distance: 6 } : undefined },
    { type: "scatter", data: points.filter((p) => p.id), symbolSize: size, z: 6, itemStyle: { color, borderColor: token("surface"), borderWidth: 1.5 } },
  ];
}

/** A line that means a rule, dashed, with a word at its end. */
export const rule = (where, text, color) => ({
  silent: true, symbol: "none", animation: false,
  label: { formatter: text, color, fontSize: 11, fontWeight: 600, fontFamily: font, position: "insideEndTop", rotate: 0, align: "left", padding: [0, 0, 0, 7], distance: [0, 2] },
  lineStyle: { color, type: [4, 3], width: 1.5 }, data: [where] });

/** A round number not above the value, and one not below it, at most five steps apart. */
export function frame(low, high) {
  const span = high - low || Math.abs(high) || 1, power = 10 ** Math.floor(Math.log10(span / 5));
  const step = [1, 2, 5, 10].map((s) => s * power).find((s) => span / s <= 6);
  return { min: Math.floor(low / step) * step, max: Math.ceil(high / step) * step, interval: step };
}
