// The reader: opened at the quoted words, closed, stepped through, copied from.
function isOpen() {
  return body.dataset.reader === "open";
}

function openedPlace() {
  return document.querySelector("#article .reading")?.dataset.opened;
}

function setReader(state) {
  body.dataset.reader = state;
  cover();
  markOpenButtons();
}

function markOpenButtons() {
  const place = isOpen() ? openedPlace() : null;
  for (const button of element.querySelectorAll("[data-place]")) {
    button.toggleAttribute("data-current", button.dataset.place === place);
  }
}

let expected = null; // the place that was asked for
let steps = []; // keys pressed while it is on its way, each a step from there

function openPlace(place) {
  steps = [];
  goTo(place);
}

function goTo(place) {
  expected = place;
  if (openedPlace() === place) showQuote();
  else triggerLatest("select", { place });
}

function showQuote() {
  if (!expected || openedPlace() !== expected) return;
  setReader("open");
  const quote = document.querySelector("#article mark.quote");
  quote?.scrollIntoView({ block: "center", behavior: "instant" });
  if (quote) focusWhenShown(quote);
  if (steps.length) step(steps.shift());
}

// To the citation before or after the one that will be shown by then.
function step(key) {
  if (expected && openedPlace() !== expected) return steps.push(key);
  const button = document.querySelector(`#article button[aria-keyshortcuts="${key}"]`);
  if (button && !button.disabled) goTo(button.dataset.place);
}

// A pane that slides in takes the focus only once the browser counts it as shown.
function focusWhenShown(node, frames = 40) {
  node.focus({ preventScroll: true });
  if (document.activeElement === node || !frames || !node.isConnected) return;
  requestAnimationFrame(() => focusWhenShown(node, frames - 1));
}

function closeReader() {
  if (!isOpen()) return;
  const place = openedPlace();
  expected = null;
  setReader("closed");
  const opener = wanted?.isConnected && wanted.dataset.place === place ? wanted : null;
  const other = element.querySelector(`[data-place="${place}"]`);
  (opener ?? other)?.focus({ preventScroll: true });
}

document.addEventListener("click", async (event) => {
  if (event.target.closest("#close")) closeReader();
  const pressed = event.target.closest("#article button[aria-keyshortcuts]");
  if (pressed) step(pressed.getAttribute("aria-keyshortcuts"));
  const copying = event.target.closest("#article button[data-copy]");
  if (!copying) return;
  await copy(copying.dataset.copy);
  const told = document.querySelector("#article [data-copied]");
  told.textContent = told.dataset.copied;
  setTimeout(() => (told.textContent = ""), 4000);
});

document.addEventListener("keydown", (event) => {
  const plain = !(event.altKey || event.ctrlKey || event.metaKey || event.shiftKey);
  if (!isOpen() || !plain || !document.activeElement?.closest("#reader")) return;
  const button = document.querySelector(`#article button[aria-keyshortcuts="${event.key}"]`);
  if (!button || button.disabled) return;
  event.preventDefault();
  step(event.key);
});
