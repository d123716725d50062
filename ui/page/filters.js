// The filters: every change is sent at once, and the focus stays where it was.
let last = null;

function send() {
  const fields = new FormData(element.querySelector("form"));
  triggerLatest("submit", {
    since: fields.get("since"),
    until: fields.get("until"),
    sources: fields.getAll("sources"),
  });
}

function same() {
  const named = [...element.querySelectorAll(`[name="${last.name}"]`)];
  return named.find((one) => one.type !== "checkbox" || one.value === last.value) ?? null;
}

element.addEventListener("focusin", (event) => (last = event.target));

element.addEventListener("submit", (event) => {
  event.preventDefault();
  send();
});

element.addEventListener("change", (event) => {
  if (event.target.reportValidity()) send();
});

element.addEventListener("click", (event) => {
  if (!event.target.closest("[data-none]")) return;
  triggerLatest("submit", {});
});

new MutationObserver(() => {
  if (last && !last.isConnected && document.activeElement === document.body && last.name) {
    same()?.focus({ preventScroll: true });
  }
}).observe(element, { childList: true, subtree: true });
