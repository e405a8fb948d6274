// The Pareto front: what a search can offer for what it costs, limits as a line, over the limit as rings.
import { draw, token, alpha, base, xaxis, yaxis, tooltip, ages, stairs, rule, said, frame } from "./charts.js";

/** A frame around the better part of the values, between two shares of them, and around some that must be seen. */
function limits(values, from, to, seen) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return frame(Math.min(at(from), ...seen), Math.max(at(to), ...seen));
}

function option(data, big) {
  const all = data.dots.concat(data.front.map((f) => [f[0], f[1], f[2], f[3], data.last]));
  const best = data.front.filter((f) => f[2] === data.best), ends = data.limit === null ? [] : [data.limit * 1.12];
  const y = limits(all.map((d) => d[1]), data.y.higher ? 0.35 : 0, data.y.higher ? 1 : 0.65, best.map((f) => f[1]));
  const x = limits(all.map((d) => d[0]), data.x.higher ? 0.05 : 0, data.x.higher ? 1 : 0.97, best.map((f) => f[0]).concat(ends));
  const inside = (d) => d[1] >= y.min && d[1] <= y.max && d[0] >= x.min && d[0] <= x.max;
  const age = ages(Math.max(2, data.last)), surface = token("surface"), attention = token("attention");
  const within = data.front.filter((f) => f[3]), over = data.front.filter((f) => !f[3]);
  const step = (f) => ({ value: [f[0], f[1]], id: f[2] });
  const far = data.limit === null ? [] : [...within.slice(-1), ...over];
  const cut = { xAxis: data.limit };
  return base({
    tooltip: tooltip((at) => at.data?.id && {
      title: `Trial ${at.data.id}`,
      rows: [[data.y.label, `${said(at.data.value[1], data.y.digits)} ${data.y.unit}`], [data.x.label, `${said(at.data.value[0], data.x.digits)} ${data.x.unit}`]] }),
    grid: { left: 44, right: 16, top: 16, bottom: 40 },
    xAxis: xaxis(`${data.x.label}, ${data.x.unit}`, x), yAxis: yaxis(y),
    series: [
      { type: "scatter", symbolSize: big ? 6 : 5, data: data.dots.filter((d) => d[3] && inside(d)).map((d) => ({ value: [d[0], d[1]], id: d[2], itemStyle: { color: age(d[4]) } })),
        markArea: data.limit === null ? undefined : { silent: true, itemStyle: { color: token("infeasible") }, data: [[cut, { xAxis: x.max }]] },
        markLine: data.limit === null ? undefined : rule(cut, data.limitText, attention) },
      { type: "scatter", symbolSize: big ? 6 : 5, data: data.dots.filter((d) => !d[3] && inside(d)).map((d) => ({ value: [d[0], d[1]], id: d[2] })), itemStyle: { color: "transparent", borderColor: alpha(attention, 0.5), borderWidth: 1 } },
      ...(far.length > 1 ? stairs(far.map(step), attention, { width: 1.5, dash: [5, 3], size: big ? 5 : 3 }) : []),
      ...stairs(within.map(step), token("accent"), { width: 2, size: big ? 8 : 6 }),
      { type: "scatter", z: 9, symbolSize: big ? 14 : 12, data: best.map(step), itemStyle: { color: "transparent", borderColor: token("ink"), borderWidth: 2 },
        label: { show: true, formatter: "best", position: "top", color: token("ink"), fontSize: 11, fontWeight: 600, distance: 4, textBorderColor: surface, textBorderWidth: 3 } },
    ],
  });
}

export function front(el, data, big, open) {
  return draw(el, () => option(data, big), open);
}
