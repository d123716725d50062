// What is pressed in a turn: a citation, an example, a chip, a verdict, a button below the answer.
function answering() {
  return body.hasAttribute("data-answering");
}

element.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-place], button[data-question]");
  if (!button) return;
  if (button.dataset.question) {
    if (!answering()) trigger("submit", { question: button.dataset.question });
    return;
  }
  wanted = button;
  body.dataset.cards = "off"; // the card has done its work until the pointer leaves
  openPlace(button.dataset.place);
});

element.addEventListener("pointerout", (event) => {
  if (event.target.closest(".cite")) delete body.dataset.cards;
});

// Asked again: the turn's own question, another one, or the search with other limits.
function askAgain(node, changes) {
  if (answering()) return;
  const turn = ownerOf(node);
  openForm = null;
  showForms();
  focusQuestion();
  trigger("retry", { turn, ...changes });
}

function fieldsOf(form) {
  const named = [...form.querySelectorAll("[name]")].map((field) => [field.name, field.value]);
  return Object.fromEntries(named);
}

const doing = {
  again: (button) => askAgain(button, {}),
  edit: (button) => askAgain(button, fieldsOf(button.closest(".form"))),
  refine: (button) => askAgain(button, fieldsOf(button.closest(".form"))),
  share: (button) => trigger("copy", { turn: ownerOf(button), shared: "yes" }),
  unshare: (button) => trigger("copy", { turn: ownerOf(button), shared: "no" }),
  "copy-link": async (button) => {
    const link = button.closest(".form").querySelector("[data-link]");
    await copy(new URL(link.value, location.href).href);
    link.select();
    button.dataset.done = "yes";
  },
};

element.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-do], button[data-drop]");
  if (button?.dataset.do) doing[button.dataset.do]?.(button);
  else if (button) askAgain(button, { drop: button.dataset.drop });
});

element.addEventListener("keydown", (event) => {
  const form = event.target.closest(".form");
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || !form) return;
  if (!event.target.matches("textarea, input:not([readonly])")) return;
  event.preventDefault();
  form.querySelector(".do")?.click();
});

// Whatever is said of an answer is sent whole and numbered, since messages may overtake each other.
let said = 0;

function sendVerdict(verdict) {
  const note = element.querySelector(`[data-note^="${verdict.split("-")[0]}-"]`)?.value;
  trigger("like", { verdict, note, order: String(++said) });
}

element.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-verdict]");
  if (button) sendVerdict(button.dataset.verdict);
});

element.addEventListener("change", (event) => {
  if (event.target.matches("[data-note]")) sendVerdict(event.target.dataset.note);
});

element.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing || !event.target.matches("[data-note]")) return;
  event.preventDefault();
  sendVerdict(event.target.dataset.note);
});
