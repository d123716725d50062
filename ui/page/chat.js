// The page's own behaviour: `element` is the conversation, `trigger` sends an event to the server.
const body = document.body;
const byId = (id) => document.getElementById(id);
const narrow = window.matchMedia("(max-width: 820px)"); // the reader covers the conversation
const drawer = window.matchMedia("(max-width: 1180px)"); // the list is out of sight until opened
let wanted = null; // the button whose place is to be opened in the reader

function focusQuestion() {
  byId("question")?.querySelector("textarea, input")?.focus({ preventScroll: true });
}

// One pane covers the others on a narrow screen: what lies below can't be reached.
function cover() {
  const reading = narrow.matches && body.dataset.reader === "open";
  const listing = drawer.matches && body.dataset.left === "open";
  for (const id of ["top", "talk"]) byId(id).toggleAttribute("inert", reading || listing);
  byId("left").toggleAttribute("inert", drawer.matches && !listing);
  byId("reader").toggleAttribute("inert", listing);
}

function setLeft(state) {
  if (body.dataset.left === state) return;
  body.dataset.left = state;
  cover();
  if (!drawer.matches) return;
  const next = state === "open" ? byId("close-left") : byId("show-left");
  next?.focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  const pressed = (selector) => event.target.closest(selector);
  if (pressed("#show-left")) setLeft("open");
  if (pressed("#close-left, [data-open]")) setLeft("closed");
  if (body.dataset.left === "open" && pressed("#panes") && !pressed("#left")) setLeft("closed");
  if (pressed("#new")) {
    wanted = null;
    setLeft("closed");
    setReader("closed");
    if (!narrow.matches) focusQuestion();
  }
  if (pressed("[data-open]")) {
    wanted = null;
    setReader("closed");
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (openForm) closeForm();
  else if (body.dataset.left === "open") setLeft("closed");
  else closeReader();
});

for (const width of [narrow, drawer]) width.addEventListener("change", cover);

// A form that a button opens, one at a time; it stays open when the server renders its turn anew.
let openForm = null; // what it is called, and what it belongs to

function ownerOf(node) {
  const owner = node.closest("[data-turn], .doing");
  return owner?.dataset.turn ?? owner?.dataset.conversation;
}

function showForms() {
  for (const form of document.querySelectorAll("#left .form, #turns .form")) {
    form.hidden = form.dataset.kind !== openForm?.kind || ownerOf(form) !== openForm?.owner;
  }
  for (const button of document.querySelectorAll("[data-form][aria-expanded]")) {
    const open = button.dataset.form === openForm?.kind && ownerOf(button) === openForm?.owner;
    button.setAttribute("aria-expanded", open);
  }
}

function shownForm() {
  return document.querySelector("#left .form:not([hidden]), #turns .form:not([hidden])");
}

function closeForm() {
  const opener = openForm?.opener;
  openForm = null;
  showForms();
  if (opener?.isConnected) opener.focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-cancel]")) return closeForm();
  const button = event.target.closest("[data-form]");
  if (!button) return;
  const [kind, owner] = [button.dataset.form, ownerOf(button)];
  const again = openForm?.kind === kind && openForm.owner === owner && !button.dataset.focus;
  if (again) return closeForm();
  openForm = { kind, owner, opener: button };
  showForms();
  const form = shownForm();
  const fieldOf = { dates: "since", time: "since" };
  const name = fieldOf[button.dataset.focus] ?? button.dataset.focus;
  const field = form?.querySelector(name ? `[name="${name}"]` : "textarea, input, button");
  field?.focus();
  field?.select?.();
  form?.scrollIntoView({ block: "nearest", behavior: "instant" });
});

// What the server has put together is saved by the browser as a file.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-save]");
  if (!button) return;
  const link = document.createElement("a");
  link.href = `export/${button.dataset.save}`;
  link.download = "";
  link.click();
});

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement("textarea"); // where the clipboard is out of reach
    area.value = text;
    (shownForm() ?? byId("reader")).append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}

// A new question comes to the top once; what grows below it moves nothing.
let turns = 0;
let busy = false;
new MutationObserver(() => {
  const all = element.querySelectorAll(".turn");
  const answering = Boolean(element.querySelector(".turn[aria-busy]"));
  body.toggleAttribute("data-answering", answering);
  if (all.length > turns) [...all].at(-1).scrollIntoView({ block: "start", behavior: "instant" });
  if (!all.length && turns) element.scrollTop = 0;
  if (busy && !answering && mayTakeFocus()) focusQuestion();
  turns = all.length;
  busy = answering;
  markOpenButtons();
  showForms();
  showAddress();
}).observe(element, {
  childList: true,
  subtree: true,
  attributes: true,
  attributeFilter: ["aria-busy", "data-conversation"],
});

// The address is the conversation's, so that loading the page again opens it again.
function showAddress() {
  const shown = element.querySelector(".turns, .start");
  if (!shown || (shown.matches(".turns") && !shown.dataset.conversation)) return;
  const id = shown.dataset.conversation;
  const address = id ? `?conversation=${id}` : location.pathname;
  history.replaceState(null, "", address + location.hash);
}

// The focus goes back to the question only from where a question is asked.
function mayTakeFocus() {
  const focused = document.activeElement;
  return !focused || focused === body || Boolean(focused.closest("#composer"));
}

// Gradio puts its parts on the page one by one.
function begin() {
  const parts = ["left", "reader", "article", "conversations", "show-left"].map(byId);
  if (!parts.every(Boolean) || !byId("question")?.querySelector("textarea")) {
    requestAnimationFrame(begin);
    return;
  }
  const [left, reader, article, list] = parts;
  left.setAttribute("role", "complementary");
  left.setAttribute("aria-label", byId("show-left").textContent.trim());
  reader.setAttribute("role", "complementary");
  reader.setAttribute("aria-label", article.querySelector("[data-name]")?.dataset.name ?? "");
  const opened = { childList: true, subtree: true, attributes: true, attributeFilter: ["data-opened"] };
  new MutationObserver(showQuote).observe(article, opened);
  new MutationObserver(showForms).observe(list, { childList: true, subtree: true });
  body.dataset.left = "closed";
  setReader("closed");
  if (!narrow.matches) focusQuestion();
}
begin();
