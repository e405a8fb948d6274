// The page of a predicted device: each measurement against what is predicted of it from the others.
import { draw, token, alpha, base, xaxis, yaxis, tooltip, said, frame } from "./charts.js";
import { tools } from "./cards.js";
import { toast } from "./shell.js";

const chart = document.getElementById("ch-predicted");
let data = null;

function option() {
  const values = data.points.flatMap((p) => [p[0], p[1]]);
  const ends = frame(Math.min(...values), Math.max(...values));
  const missed = token("attention"), held = token("s3");
  const color = (p) => (p[5] ? held : missed);
  const text = (value) => `${said(value, data.digits)} ${data.unit}`;
  const bars = data.points.map((p) => [
    { coord: [p[0], Math.max(ends.min, p[2])], lineStyle: { color: alpha(color(p), 0.35) } }, { coord: [p[0], Math.min(ends.max, p[3])] }]);
  return base({
    grid: { left: 52, right: 18, top: 22, bottom: 40 },
    tooltip: tooltip((at) => at.data?.point && {
      title: at.data.point[4],
      rows: [["measured", text(at.data.point[0])], ["predicted", text(at.data.point[1])], ["95 %", `${said(at.data.point[2], data.digits)} to ${text(at.data.point[3])}`]] }),
    xAxis: xaxis(`measured, ${data.unit}`, ends),
    yAxis: yaxis({ ...ends, name: `predicted, ${data.unit}`, nameGap: 6, nameTextStyle: { color: token("ink-3"), fontSize: 11, align: "left" } }),
    series: [
      { type: "line", silent: true, showSymbol: false, data: [[ends.min, ends.min], [ends.max, ends.max]], lineStyle: { color: token("ink-3"), width: 1.5, type: [4, 3] } },
      { type: "scatter", symbolSize: 8, z: 4, data: data.points.map((p) => ({ value: [p[0], p[1]], point: p, itemStyle: p[5]
        ? { color: held, borderColor: token("surface"), borderWidth: 1 } : { color: token("surface"), borderColor: missed, borderWidth: 2 } })),
        markLine: { silent: true, symbol: "none", animation: false, label: { show: false }, lineStyle: { type: "solid", width: 2 }, data: bars } },
    ],
  });
}

async function show() {
  document.getElementById("ch-predicted-empty").hidden = !data.empty;
  chart.hidden = data.empty;
  if (!data.empty) await draw(chart, option);
}

async function load() {
  try {
    const answer = await fetch(chart.dataset.source, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(`The predictions did not come: ${answer.status}.`);
    data = await answer.json();
    await show();
  } catch (e) {
    toast(e.message, "failed", "cross");
  }
}

if (chart) {
  tools(chart.dataset.device, () => data.table, show);
  load();
}
