// A learning curve: one panel for each unit, below each other on one horizontal axis.
import { draw, token, base, xaxis, yaxis, tooltip, said, narrow } from "./charts.js";

const COLORS = ["s3", "s1", "s2", "s4", "s6", "s5"];
const TOP = 14, BETWEEN = 26, BOTTOM = 40;

/** The measures in the order of panels, each with its colour: what is drawn first is what people look for. */
export const lines = (data) => data.panels.flatMap((p) => p.lines).map((line, i) => ({ ...line, color: COLORS[i % COLORS.length] }));

function option(data, height) {
  const panels = data.panels, all = lines(data);
  const each = (height - TOP - BOTTOM - BETWEEN * (panels.length - 1)) / panels.length;
  const left = narrow() ? 40 : 46;
  const last = panels.length - 1;
  const panelOf = (line) => panels.findIndex((p) => p.lines.some((l) => l.metric.metric === line.metric.metric));
  const short = data.at === "percent" ? "% of the training" : data.at;
  return base({
    grid: panels.map((_, i) => ({ left, right: 18, top: TOP + i * (each + BETWEEN), height: each })),
    axisPointer: { link: [{ xAxisIndex: "all" }], lineStyle: { color: token("line-strong") }, label: { show: false } },
    tooltip: tooltip((at) => {
      const place = at[0]?.axisValue;
      const row = (l) => [l.metric.label, l.points.find((p) => p[0] === place)?.[1], l.metric];
      const rows = all.map(row).filter((r) => r[1] !== undefined);
      return rows.length && { title: `${said(place, Number.isInteger(place) ? 0 : 2)} ${data.at === "percent" ? "%" : data.at}`, rows: rows.map(([k, v, m]) => [k, `${said(v, m.digits)} ${m.unit}`.trim()]) };
    }, { trigger: "axis" }),
    xAxis: panels.map((_, i) => xaxis(i === last ? short : "", { gridIndex: i, min: 0, max: data.end || "dataMax", scale: false, axisLabel: { show: i === last, color: token("ink-3"), fontSize: 11, hideOverlap: true } })),
    yAxis: panels.map((p, i) => yaxis({ gridIndex: i, splitNumber: panels.length > 1 ? 3 : 5, name: p.unit === "%" ? "%" : p.unit, nameGap: 4, nameTextStyle: { color: token("ink-3"), fontSize: 11, align: "right" } })),
    series: all.map((line) => ({
      type: "line", name: line.metric.label, xAxisIndex: panelOf(line), yAxisIndex: panelOf(line), data: line.points,
      showSymbol: line.points.length < 2, symbolSize: 6, lineStyle: { color: token(line.color), width: 2 }, itemStyle: { color: token(line.color) }, emphasis: { disabled: true } })),
  });
}

export const curve = (el, data) => draw(el, () => option(data, el.clientHeight));
