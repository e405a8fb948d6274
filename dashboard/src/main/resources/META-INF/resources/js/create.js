// A new experiment: the text is the truth. A field rewrites its value in the text; the text fills the fields; both say what is wrong.
import { toast } from "./shell.js";

const form = document.getElementById("create"), file = document.getElementById("file"), start = document.getElementById("start");
const gutter = document.getElementById("gutter"), left = document.getElementById("left");
let waiting = null, asked = 0, edits = Promise.resolve();

const post = (address, body) => fetch(`/experiments/new/fragments/${address}`, { method: "POST", headers: { "X-Csrf": form.elements.csrf?.value ?? "" }, body: new URLSearchParams(body) });
const paths = (within) => [...within.querySelectorAll("[data-path]")].map((e) => `${e.dataset.path} ${e.tagName} ${e.tagName === "SELECT" ? e.textContent : ""}`).join("\n");

/** Numbers of lines beside the text, red where something is wrong. */
function lines() {
  const bad = new Set([...document.querySelectorAll("#problems [data-line]")].map((b) => Number(b.dataset.line)));
  gutter.replaceChildren(...file.value.split("\n").map((_, i) => Object.assign(document.createElement("span"), { textContent: `${i + 1}\n`, className: bad.has(i + 1) ? "bad" : "" })));
  gutter.scrollTop = file.scrollTop;
}

/** Where the fields are the same, only their values and what is said of them change: who types in one is not disturbed. */
function fill(fresh) {
  const now = document.getElementById("fields");
  if (paths(now) !== paths(fresh) || now.disabled !== fresh.disabled) {
    const at = document.activeElement, mark = at.selectionStart;
    now.replaceWith(fresh);
    const own = at.dataset.path && document.getElementById(at.id);
    if (!own) return;
    // What was typed meanwhile is not in the answer yet.
    own.value = at.value;
    own.focus();
    if (mark != null) own.setSelectionRange(mark, mark);
    return;
  }
  for (const field of fresh.querySelectorAll("[data-path]")) {
    const own = document.getElementById(field.id);
    if (own !== document.activeElement) own.value = field.value;
    own.toggleAttribute("aria-invalid", false);
    if (field.hasAttribute("aria-invalid")) own.setAttribute("aria-invalid", "true");
    document.getElementById(`${field.id}-wrong`).replaceWith(fresh.querySelector(`#${CSS.escape(`${field.id}-wrong`)}`));
  }
}

function ready() {
  start.setAttribute("aria-disabled", String(document.querySelector("#problems li") !== null));
  lines();
}

async function read() {
  const mine = ++asked;
  try {
    const reply = await post("written", { file: file.value });
    if (!reply.ok) throw new Error(`The text could not be checked: ${reply.status}.`);
    const fresh = new DOMParser().parseFromString(await reply.text(), "text/html");
    if (mine !== asked) return;
    fill(fresh.getElementById("fields"));
    for (const id of ["problems", "rehearsal"]) document.getElementById(id).replaceWith(fresh.getElementById(id));
    document.getElementById("mend").textContent = fresh.getElementById("mend").textContent;
    ready();
  } catch (e) {
    if (mine === asked) toast(`${e instanceof TypeError ? "The server did not answer." : e.message} What is written here stays.`, "failed", "cross");
  }
}

/** One edit after the other: each changes the text that the one before it left. */
function edit(path, value) {
  edits = edits.then(async () => {
    const before = file.value;
    const reply = await post("edited", { file: before, path, value });
    if (!reply.ok || file.value !== before) return;
    file.value = await reply.text();
    await read();
  }).catch(() => toast("The server did not answer. The text stays as it was.", "failed", "cross"));
}

left.addEventListener("input", (e) => {
  const field = e.target.closest("[data-path]");
  if (!field) return;
  clearTimeout(waiting);
  const change = () => edit(field.dataset.path, field.value);
  if (field.tagName === "SELECT") change();
  else waiting = setTimeout(change, 250);
});
file.addEventListener("input", () => {
  clearTimeout(waiting);
  asked++;
  lines();
  waiting = setTimeout(read, 300);
});
file.addEventListener("scroll", () => (gutter.scrollTop = file.scrollTop));
document.addEventListener("click", (e) => {
  const line = Number(e.target.closest("[data-line]")?.dataset.line);
  if (!line) return;
  const all = file.value.split("\n"), from = all.slice(0, line - 1).reduce((n, l) => n + l.length + 1, 0);
  file.focus();
  file.setSelectionRange(from, from + (all[line - 1]?.length ?? 0));
});
form.addEventListener("submit", (e) => {
  if (start.getAttribute("aria-disabled") === "true") e.preventDefault();
});
form.addEventListener("keydown", (e) => {
  // Enter in a field ends it; the search is started by its button.
  if (e.key === "Enter" && e.target.matches("input[data-path]")) e.preventDefault();
});
ready();
