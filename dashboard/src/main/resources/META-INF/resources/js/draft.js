// The form of a new race: the server writes the file that the choices make, until somebody writes into it.
const form = document.getElementById("draft"), file = document.getElementById("file"), note = document.getElementById("by-hand");
let waiting = null, asked = 0;

const byHand = (yes) => {
  file.toggleAttribute("data-by-hand", yes);
  note.hidden = !yes;
};

async function write() {
  const mine = ++asked, chosen = new FormData(form);
  chosen.delete("file");
  try {
    const reply = await fetch("/races/new/fragments/file", { method: "POST", body: new URLSearchParams(chosen) });
    if (!reply.ok || mine !== asked) return;
    file.value = await reply.text();
    byHand(false);
    file.dispatchEvent(new Event("input"));
  } catch {
    // The check of the file says that the server does not answer.
    file.dispatchEvent(new Event("input"));
  }
}

document.getElementById("choices").addEventListener("input", () => {
  if (file.hasAttribute("data-by-hand")) return;
  clearTimeout(waiting);
  waiting = setTimeout(write, 150);
});
file.addEventListener("input", (e) => e.isTrusted && byHand(true));
form.addEventListener("submit", (e) => {
  if (e.submitter?.id === "start") return;
  e.preventDefault();
  write();
});
