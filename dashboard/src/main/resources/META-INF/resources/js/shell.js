// What every page shares: theme, dialogs, toasts, copying, shortcuts.
const root = document.documentElement;
const dark = () => (root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  svg.classList.add("i");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `/img/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

export function toast(text, kind = "finished", symbol = "check") {
  const box = document.createElement("div");
  box.className = `toast is-${kind}`;
  box.append(icon(symbol), Object.assign(document.createElement("span"), { textContent: text }));
  document.querySelector(".toasts").append(box);
  setTimeout(() => box.remove(), 6000);
}

function open(name) {
  const dialog = document.getElementById(`dlg-${name}`);
  if (!dialog) return false;
  dialog.querySelectorAll(".answer").forEach((a) => a.replaceChildren());
  dialog.showModal();
  dialog.dispatchEvent(new Event("opened"));
  return true;
}

async function copy(id) {
  const from = document.getElementById(id);
  try {
    await navigator.clipboard.writeText(from.value ?? from.textContent);
    toast("Copied.", "finished", "copy");
  } catch {
    toast("The browser did not let this page write to the clipboard.", "failed", "cross");
  }
}

const nav = document.querySelector(".nav");

/** Shows what the narrow bar has no room for, or puts it away. */
function unfold(on) {
  nav.classList.toggle("is-open", on);
  nav.querySelector("[data-do=more]").setAttribute("aria-expanded", String(on));
}

const acts = {
  theme() {
    root.dataset.theme = dark() ? "light" : "dark";
    localStorage.setItem("theme", root.dataset.theme);
    dispatchEvent(new Event("theme"));
  },
  keys: () => open("keys"),
  more: () => unfold(!nav.classList.contains("is-open")),
  print: () => print(),
  toast: () => toast("This goes away by itself."),
};

document.addEventListener("click", (e) => {
  const opener = e.target.closest("[data-open]");
  if (opener) open(opener.dataset.open);
  const closer = e.target.closest("[data-close]");
  if (closer) closer.closest("dialog")?.close();
  const copier = e.target.closest("[data-copy]");
  if (copier) copy(copier.dataset.copy);
  const act = acts[e.target.closest("[data-do]")?.dataset.do];
  if (act) act();
});

document.addEventListener("kept", (e) => e.target.closest("dialog")?.close());

function rows(step) {
  const links = [...document.querySelectorAll("tbody a.name")];
  if (!links.length) return;
  const at = links.indexOf(document.activeElement);
  links[Math.max(0, Math.min(links.length - 1, at + step))].focus();
}

const press = (selector) => document.querySelector(selector)?.click();
const keys = {
  "?": acts.keys,
  "/": () => document.querySelector(".filter input")?.focus(),
  n: () => (location.href = "/experiments/new"),
  p: () => open("pause") || open("resume"),
  f: () => open("fork"),
  j: () => rows(1),
  k: () => rows(-1),
  h: () => press("[rel=prev]"),
  l: () => press("[rel=next]"),
};

// After g: where to go.
const places = { h: "/", e: "/experiments", r: "/races", d: "/devices", i: "/datasets", s: "/spaces", m: "/methods", y: "/system" };

let before = "";
document.addEventListener("keydown", (e) => {
  if (e.target.matches("input, textarea, select") || e.ctrlKey || e.metaKey || e.altKey) return;
  if (document.querySelector("dialog[open]")) return;
  if (e.key === "Escape" && nav) unfold(false);
  if (before === "g" && Object.hasOwn(places, e.key)) location.href = places[e.key];
  else if (Object.hasOwn(keys, e.key)) {
    e.preventDefault();
    keys[e.key]();
  }
  before = e.key;
});

const clock = document.getElementById("clock");
if (clock) {
  const said = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone: "UTC" });
  const tick = () => (clock.textContent = `${said.format(new Date())} UTC`);
  tick();
  setInterval(tick, 15000);
}
