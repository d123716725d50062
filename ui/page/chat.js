// The page's own behaviour: `element` is the conversation, `trigger` sends an event to the server.
const body = document.body;
const byId = (id) => document.getElementById(id);
const narrow = window.matchMedia("(max-width: 900px)");
let wanted = null; // the button whose place is to be opened in the reader

function isOpen() {
  return body.dataset.reader === "open";
}

function openedPlace() {
  return document.querySelector("#article .reading")?.dataset.opened;
}

function setReader(state) {
  body.dataset.reader = state;
  const covers = narrow.matches && isOpen();
  for (const id of ["top", "talk"]) byId(id).toggleAttribute("inert", covers);
  markOpenButtons();
}

function markOpenButtons() {
  const place = isOpen() ? openedPlace() : null;
  for (const button of element.querySelectorAll("[data-place]")) {
    button.toggleAttribute("data-current", button.dataset.place === place);
  }
}

function showQuote() {
  if (!wanted || openedPlace() !== wanted.dataset.place) return;
  setReader("open");
  const quote = document.querySelector("#article mark.quote");
  quote?.scrollIntoView({ block: "center", behavior: "instant" });
  quote?.focus({ preventScroll: true });
}

function closeReader() {
  if (!isOpen()) return;
  const place = openedPlace();
  setReader("closed");
  const opener = wanted?.isConnected ? wanted : element.querySelector(`[data-place="${place}"]`);
  opener?.focus({ preventScroll: true });
}

function focusQuestion() {
  byId("question")?.querySelector("textarea, input")?.focus({ preventScroll: true });
}

element.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-place], button[data-question]");
  if (!button) return;
  if (button.dataset.question) {
    trigger("submit", { question: button.dataset.question });
    return;
  }
  wanted = button;
  body.dataset.cards = "off"; // the card has done its work until the pointer leaves
  if (openedPlace() === button.dataset.place) showQuote();
  else trigger("select", { place: button.dataset.place });
});

document.addEventListener("click", (event) => {
  if (event.target.closest("#close")) closeReader();
  if (event.target.closest("#new")) {
    wanted = null;
    setReader("closed");
    if (!narrow.matches) focusQuestion();
  }
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

element.addEventListener("pointerout", (event) => {
  if (event.target.closest(".cite")) delete body.dataset.cards;
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") closeReader();
});

narrow.addEventListener("change", () => setReader(body.dataset.reader));

// A new question comes to the top once; what grows below it moves nothing.
let turns = 0;
let busy = false;
new MutationObserver(() => {
  const all = element.querySelectorAll(".turn");
  const answering = Boolean(element.querySelector(".turn[aria-busy]"));
  body.toggleAttribute("data-answering", answering);
  if (all.length > turns) [...all].at(-1).scrollIntoView({ block: "start", behavior: "instant" });
  if (busy && !answering && mayTakeFocus()) focusQuestion();
  turns = all.length;
  busy = answering;
  markOpenButtons();
}).observe(element, {
  childList: true,
  subtree: true,
  attributes: true,
  attributeFilter: ["aria-busy"],
});

// The focus goes back to the question only from where a question is asked.
function mayTakeFocus() {
  const focused = document.activeElement;
  return !focused || focused === body || Boolean(focused.closest("#composer"));
}

// Gradio puts its parts on the page one by one.
function begin() {
  const reader = byId("reader");
  const article = byId("article");
  if (!reader || !article || !byId("question")?.querySelector("textarea")) {
    requestAnimationFrame(begin);
    return;
  }
  reader.setAttribute("role", "complementary");
  reader.setAttribute("aria-label", "Article");
  const opened = { childList: true, subtree: true, attributes: true, attributeFilter: ["data-opened"] };
  new MutationObserver(showQuote).observe(article, opened);
  setReader("closed");
  if (!narrow.matches) focusQuestion();
}
begin();
