// The drawing of a cell: with what differs from its parent, or plain.
for (const button of document.querySelectorAll("[data-cell]")) {
  button.addEventListener("click", () => {
    for (const b of document.querySelectorAll("[data-cell]")) {
      b.setAttribute("aria-pressed", String(b === button));
      document.getElementById(`cell-${b.dataset.cell}`).hidden = b !== button;
    }
  });
}
