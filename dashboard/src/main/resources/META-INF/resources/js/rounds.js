// From asked to evaluated, by round.
import { draw, token, alpha, base, xaxis, yaxis, tooltip } from "./charts.js";

function option(data) {
  const bar = (name, values, color) => ({ name, type: "bar", stack: "a", barCategoryGap: data.rounds.length > 120 ? "0%" : "28%", itemStyle: { color }, data: values, emphasis: { disabled: true } });
  const rows = data.rounds;
  return base({
    tooltip: tooltip((at) => {
      const r = rows[at[0].dataIndex];
      return { title: `Round ${r.round}`, rows: [["asked", r.asked], ["over the limits", r.asked - r.affordable], ["screened out", r.affordable - r.evaluated], ["evaluated", r.evaluated], ["failed", r.failed]].map(([k, v]) => [k, String(v)]) };
    }, { trigger: "axis", axisPointer: { type: "shadow", shadowStyle: { color: alpha(token("s7"), 0.1) } } }),
    grid: { left: 36, right: 6, top: 16, bottom: 38 },
    xAxis: xaxis("round", { type: "category", data: rows.map((r) => r.round), axisLabel: { color: token("ink-3"), fontSize: 11, hideOverlap: true } }),
    yAxis: yaxis({ scale: false, minInterval: 1 }),
    series: [
      bar("evaluated", rows.map((r) => r.evaluated - r.failed), token("s3")),
      bar("failed", rows.map((r) => r.failed), token("failed")),
      bar("screened out", rows.map((r) => Math.max(0, r.affordable - r.evaluated)), token("seq-1")),
      bar("over the limits", rows.map((r) => r.asked - r.affordable), alpha(token("s7"), 0.25)),
    ],
  });
}

export function rounds(el, data, open) {
  return draw(el, () => option(data), open);
}
