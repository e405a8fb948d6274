// Choosing rows of the list, and what is done with those chosen. The choice outlives a refresh of the rows.
const bulk = document.getElementById("bulk-bar");
const chosen = new Set();
const boxes = () => [...document.querySelectorAll("#rows td.pick input")];

function show() {
  const all = document.getElementById("pick-all");
  const here = boxes();
  for (const box of here) {
    box.checked = chosen.has(box.value);
    box.closest("tr").setAttribute("aria-selected", String(box.checked));
  }
  const n = here.filter((box) => box.checked).length;
  if (all) {
    all.checked = n > 0 && n === here.length;
    all.indeterminate = n > 0 && n < here.length;
  }
  bulk.hidden = n === 0;
  document.getElementById("bulk-n").textContent = `${n} chosen`;
  const ids = [...chosen];
  document.getElementById("bulk-compare").href = `/compare?ids=${ids.join(",")}`;
  document.getElementById("bulk-export").href = `/experiments/all/export?${ids.map((id) => `id=${id}`).join("&")}`;
}

function choose(box, is) {
  if (is) chosen.add(box.value);
  else chosen.delete(box.value);
}

document.addEventListener("change", (e) => {
  if (e.target.id === "pick-all") boxes().forEach((box) => choose(box, e.target.checked));
  else if (e.target.matches("#rows td.pick input")) choose(e.target, e.target.checked);
  else return;
  bulk.querySelector(".answer").replaceChildren();
  show();
});

document.getElementById("bulk-clear").addEventListener("click", () => {
  chosen.clear();
  show();
});

document.addEventListener("keydown", (e) => {
  const box = e.key === "x" && document.activeElement.closest("#rows tr")?.querySelector("td.pick input");
  if (!box || e.target.matches("input, textarea")) return;
  choose(box, !chosen.has(box.value));
  show();
});

// Whatever came of it stands beside the rows.
document.getElementById("bulk-label").addEventListener("htmx:afterRequest", (e) => e.currentTarget.closest("dialog").close());

// A row that went away is chosen no more: what is done must be seen.
document.body.addEventListener("htmx:afterSettle", () => {
  const here = new Set(boxes().map((box) => box.value));
  for (const id of chosen) if (!here.has(id)) chosen.delete(id);
  show();
});
show();
