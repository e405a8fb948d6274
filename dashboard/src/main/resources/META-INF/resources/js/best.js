// Best so far: the staircase of the incumbent over trials, time or GPU hours, with the trials behind it.
import { draw, token, alpha, base, xaxis, yaxis, tooltip, stairs, rule, said, frame } from "./charts.js";

const NAMES = { trials: "trials", time: "hours since the start", gpu: "GPU h" };
const COLUMN = { trials: 0, gpu: 1, time: 2 };

/** The frame holds the staircase and the upper part of the trials; how many it leaves out is said. */
function limits(data) {
  const best = data.points.map((p) => p[3]).filter((v) => v !== null);
  if (!best.length) return null;
  const sorted = data.dots.map((d) => d[1]).sort((a, b) => a - b);
  const middle = sorted.length ? sorted[Math.floor(sorted.length * (data.higher ? 0.35 : 0.65))] : best[0];
  const top = data.higher ? Math.max(...best) : Math.max(best[0], middle), low = data.higher ? Math.min(middle, best[best.length - 1]) : Math.min(...best);
  const pad = (top - low) * 0.04;
  return frame(low, top + pad);
}

function option(data, mode) {
  const column = COLUMN[mode], unit = data.metric.unit, digits = data.metric.digits;
  const points = data.points.filter((p) => p[3] !== null).map((p) => ({ value: [p[column], p[3]], id: p[4] }));
  if (points.length) points.push({ value: [data.now[column], points[points.length - 1].value[1]] });
  const y = limits(data) ?? {};
  const inside = (v) => y.min === undefined || (v >= y.min && v <= y.max);
  const dots = mode === "trials" ? data.dots.filter((d) => inside(d[1])) : [];
  const medians = data.rounds.filter((r) => r[3] !== null && inside(r[3])).map((r) => [r[column], r[3]]);
  const mark = data.changes.length ? rule({ xAxis: data.changes[data.changes.length - 1][column] }, data.changes[data.changes.length - 1][3], token("attention")) : undefined;
  const dot = (d) => ({ value: [d[0], d[1]], id: d[2] });
  const end = points.length ? said(points[points.length - 1].value[1], digits) : "";
  return base({
    tooltip: tooltip((at) => at.data?.id && {
      title: `Trial ${at.data.name ?? at.data.id}`,
      rows: [[data.metric.label, `${said(at.data.value[1], digits)} ${unit}`], [NAMES[mode], said(at.data.value[0], mode === "trials" ? 0 : 2)]] }),
    xAxis: xaxis(NAMES[mode], { min: 0, max: data.end[column] ?? "dataMax", scale: false, minInterval: mode === "trials" ? 1 : 0 }),
    yAxis: yaxis(y),
    grid: { left: 44, right: 62, top: 16, bottom: 40 },
    series: [
      { type: "scatter", symbolSize: 4, itemStyle: { color: alpha(token("s7"), 0.32) }, data: dots.filter((d) => d[3]).map(dot), markLine: mark },
      { type: "scatter", symbolSize: 4.5, itemStyle: { color: "transparent", borderColor: alpha(token("attention"), 0.42), borderWidth: 1 }, data: dots.filter((d) => !d[3]).map(dot) },
      { type: "line", data: medians, showSymbol: false, silent: true, lineStyle: { color: alpha(token("s7"), 0.8), width: 1, type: [3, 3] }, itemStyle: { color: token("s7") } },
      ...stairs(points, token("s3"), { end: () => end }),
    ],
  });
}

export function best(el, data, mode, open) {
  return draw(el, () => option(data, mode), open);
}

/** How many of the trials lie outside the frame. */
export function outside(data) {
  const y = limits(data);
  return y ? data.dots.filter((d) => d[1] < y.min || d[1] > y.max).length : 0;
}
