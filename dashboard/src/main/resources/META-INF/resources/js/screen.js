// How the screen does: tau by round above, the regret of what it dropped below, periods without it shaded.
import { draw, token, alpha, base, xaxis, yaxis, tooltip, rule, said } from "./charts.js";

/** From the first to the last round of each period without the screen. */
function periods(rounds) {
  const found = [];
  for (const { round, suspended } of rounds) {
    const last = found[found.length - 1];
    if (suspended && last && last[1] === round - 1) last[1] = round;
    else if (suspended) found.push([round, round]);
  }
  return found.map(([from, to]) => [{ xAxis: from - 0.5 }, { xAxis: to + 0.5 }]);
}

function option(data) {
  const rows = data.rounds, unit = data.metric.unit, digits = data.metric.digits;
  const by = new Map(rows.map((r) => [r.round, r]));
  const range = { min: rows[0].round - 0.5, max: rows[rows.length - 1].round + 0.5, scale: false, minInterval: 1 };
  const whole = { color: token("ink-3"), fontSize: 11, hideOverlap: true, formatter: (v) => (Number.isInteger(v) ? String(v) : "") };
  const shade = (z) => ({ silent: true, z, itemStyle: { color: alpha(token("attention"), 0.14) }, data: periods(rows) });
  const text = (v, d) => (v === null ? "none" : said(v, d));
  const low = Math.min(0, ...rows.flatMap((r) => [r.tau, r.agreement]).filter((v) => v !== null));
  return base({
    tooltip: tooltip((at) => {
      const r = by.get(Math.round(at[0].axisValue));
      return r && { title: `Round ${r.round}${r.suspended ? ", screen suspended" : ""}`, rows: [["τ", text(r.tau, 2)], ["τ of the last rounds", text(r.agreement, 2)], ["audited", String(r.audited)], ["regret", r.regret === null ? "none" : `${said(r.regret, digits)} ${unit}`]] };
    }, { trigger: "axis", axisPointer: { type: "line", lineStyle: { color: token("line-strong") } } }),
    axisPointer: { link: [{ xAxisIndex: "all" }] },
    grid: [{ left: 44, right: 74, top: 10, bottom: 98 }, { left: 44, right: 74, height: 40, bottom: 38 }],
    xAxis: [xaxis("", { ...range, gridIndex: 0, axisLabel: { show: false } }), xaxis("round", { ...range, gridIndex: 1, axisLabel: whole })],
    yAxis: [yaxis({ gridIndex: 0, scale: false, min: Math.floor(low * 2) / 2, max: 1, interval: 0.5 }), yaxis({ gridIndex: 1, scale: false, min: 0, splitNumber: 2 })],
    series: [
      { type: "scatter", symbolSize: 5, itemStyle: { color: alpha(token("s7"), 0.6) }, data: rows.filter((r) => r.tau !== null).map((r) => [r.round, r.tau]), markArea: shade(0), markLine: rule({ yAxis: data.threshold }, "suspends", token("attention")) },
      { type: "line", showSymbol: true, symbol: "circle", symbolSize: 4, lineStyle: { color: token("s3"), width: 2.5 }, itemStyle: { color: token("s3") }, connectNulls: false, data: rows.map((r) => [r.round, r.agreement]) },
      { type: "bar", xAxisIndex: 1, yAxisIndex: 1, barMaxWidth: 14, itemStyle: { color: token("failed") }, data: rows.map((r) => [r.round, r.regret]), markArea: shade(0) },
    ],
  });
}

export function screen(el, data, open) {
  return draw(el, () => option(data), open);
}
