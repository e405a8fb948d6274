// The form of a new race: the file is checked while it is written, and shown where it is wrong.
const file = document.getElementById("file"), answer = document.getElementById("check"), start = document.getElementById("start");
let waiting = null, asked = 0;

const item = (text) => {
  const li = document.createElement("li");
  li.textContent = text;
  return li;
};

function tell(result) {
  const list = document.createElement("ul");
  if (result.problems.length) {
    list.className = "problems";
    list.append(...result.problems.map(item));
    answer.replaceChildren(list);
    return;
  }
  const facts = document.createElement("dl");
  facts.className = "facts";
  const fact = (name, value) => facts.append(
    Object.assign(document.createElement("dt"), { textContent: name }), Object.assign(document.createElement("dd"), { className: "num", textContent: value }));
  if (result.runs) fact("Runs", result.runs.toLocaleString("en-US"));
  if (result.trials) fact("Evaluations, at most", result.trials.toLocaleString("en-US"));
  answer.replaceChildren(Object.assign(document.createElement("p"), { textContent: "It can be run as it is written." }), facts);
}

async function check() {
  const mine = ++asked;
  try {
    const reply = await fetch(file.form.dataset.check, { method: "POST", headers: { "Content-Type": "application/yaml", Accept: "application/json", "X-Csrf": file.form.elements.csrf?.value ?? "" }, body: file.value });
    const body = await reply.json();
    if (mine !== asked) return;
    const result = body.problems ? body : { problems: [body.detail ?? "The server could not check the file."] };
    tell(result);
    start.setAttribute("aria-disabled", String(result.problems.length > 0));
  } catch {
    if (mine === asked) tell({ problems: ["The server did not answer. What is written here stays."] });
  }
}

file.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(check, 300);
});
file.form.addEventListener("submit", (e) => {
  if (start.getAttribute("aria-disabled") === "true") e.preventDefault();
});
check();
