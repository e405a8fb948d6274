// A frame dragged over the front: the trials in it are listed below, and stay listed while results come in.
import { drawn, said } from "./charts.js";

const MOST = 50, APART = 5;
const looks = new WeakMap();

/** Lets people drag over the chart of `data`; where it is drawn again, what was picked is picked of the new data. */
export function picks(el, data, address) {
  const look = looks.get(el);
  if (look) {
    look.data = data;
    return list(el);
  }
  looks.set(el, { data, address, range: null, listed: null });
  el.addEventListener("pointerdown", (e) => start(el, e));
  new ResizeObserver(() => requestAnimationFrame(() => lay(el))).observe(el);
}

const place = (el, e) => {
  const box = el.getBoundingClientRect();
  return [e.clientX - box.left, e.clientY - box.top];
};

function start(el, e) {
  const from = place(el, e), chart = drawn(el);
  if (e.button !== 0 || e.pointerType === "touch" || !chart?.containPixel("grid", from)) return;
  const move = (m) => {
    const to = place(el, m);
    if (Math.hypot(to[0] - from[0], to[1] - from[1]) < APART) return;
    const a = chart.convertFromPixel("grid", from), b = chart.convertFromPixel("grid", to);
    looks.get(el).range = [0, 1].map((i) => [Math.min(a[i], b[i]), Math.max(a[i], b[i])]);
    lay(el);
  };
  const end = new AbortController();
  const done = () => {
    end.abort();
    list(el);
  };
  addEventListener("pointermove", move, { signal: end.signal });
  for (const last of ["pointerup", "pointercancel"]) addEventListener(last, done, { signal: end.signal });
}

/** Puts the frame where the picked range is. */
function lay(el) {
  const { range } = looks.get(el), chart = drawn(el);
  const frame = el.querySelector(".frame") ?? el.appendChild(Object.assign(document.createElement("div"), { className: "frame" }));
  frame.hidden = !range;
  if (!range) return;
  const a = chart.convertToPixel("grid", [range[0][0], range[1][1]]), b = chart.convertToPixel("grid", [range[0][1], range[1][0]]);
  Object.assign(frame.style, { left: `${a[0]}px`, top: `${a[1]}px`, width: `${b[0] - a[0]}px`, height: `${b[1] - a[1]}px` });
}

function picked({ data, range }) {
  const all = new Map(data.dots.concat(data.front).map((d) => [d[2], d]));
  const inside = (d) => [0, 1].every((i) => d[i] >= range[i][0] && d[i] <= range[i][1]);
  return [...all.values()].filter(inside).sort((a, b) => (data.y.higher ? b[1] - a[1] : a[1] - b[1]));
}

const node = (tag, props, ...inside) => {
  const made = Object.assign(document.createElement(tag), props);
  made.append(...inside);
  return made;
};

function list(el) {
  const look = looks.get(el), box = document.getElementById(`${el.id}-picked`);
  lay(el);
  const found = look.range ? picked(look) : [], { x, y } = look.data;
  const listed = look.range ? found.map((d) => d[2]).join() : null;
  if (look.listed === listed) return;
  look.listed = listed;
  if (!look.range) return box.replaceChildren();
  const clear = node("button", { type: "button", className: "btn quiet s", textContent: "Clear" });
  clear.addEventListener("click", () => {
    look.range = null;
    list(el);
  });
  const say = `${said(found.length, 0)} ${found.length === 1 ? "trial" : "trials"} of those drawn${found.length > MOST ? `, the first ${MOST}` : ""}`;
  box.replaceChildren(node("p", { className: "row", role: "status" }, node("strong", { textContent: say }), clear));
  if (found.length) box.append(table(found.slice(0, MOST), x, y, look.address));
}

function table(found, x, y, address) {
  const head = [["Trial", ""], [`${y.label}, ${y.unit}`, "num"], [`${x.label}, ${x.unit}`, "num"], ["Limits", ""]]
    .map(([text, className]) => node("th", { scope: "col", className, textContent: text.replace(/, $/, "") }));
  const rows = found.map((d) => node("tr", {},
    node("th", { scope: "row" }, node("a", { className: "name", href: `${address}/trials/${d[2]}`, textContent: d[2] })),
    node("td", { className: "num", textContent: said(d[1], y.digits) }), node("td", { className: "num", textContent: said(d[0], x.digits) }),
    node("td", { className: d[3] ? "muted" : "", textContent: d[3] ? "kept" : "exceeded" })));
  const scroll = node("div", { className: "scroll m", tabIndex: 0, role: "region", ariaLabel: "Picked trials" });
  scroll.append(node("table", { className: "tight" }, node("thead", {}, node("tr", {}, ...head)), node("tbody", {}, ...rows)));
  return scroll;
}
