// Which view is shown (`body[data-view]`, `#archive` or `#compare` in the address), and the interface's language.
const body = document.body;

function show(view) {
  body.dataset.view = view;
  for (const button of element.querySelectorAll("[data-show]")) {
    if (button.dataset.show === view) button.setAttribute("aria-current", "page");
    else button.removeAttribute("aria-current");
  }
  document.dispatchEvent(new CustomEvent("view", { detail: view }));
}

function named() {
  const name = location.hash.slice(1);
  return ["archive", "compare"].includes(name) ? name : "chat";
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-show]");
  if (!button) return;
  const view = button.dataset.show;
  const address = location.pathname + location.search;
  if (view !== named()) history.pushState(null, "", view === "chat" ? address : `${address}#${view}`);
  show(view);
});

element.addEventListener("click", (event) => {
  const button = event.target.closest("[data-speak]");
  if (!button) return;
  const kept = `dossier-language=${button.dataset.speak}; path=/; max-age=31536000; samesite=lax`;
  document.cookie = location.protocol === "https:" ? `${kept}; secure` : kept;
  location.reload();
});

// Who has signed in, if anyone does here.
const signed = document.cookie.match(/(?:^|; )dossier_signed_in=([\w-]+)/);
if (signed) {
  const form = element.querySelector("form");
  form.hidden = false;
  form.querySelector("span").textContent = signed[1];
}

window.addEventListener("popstate", () => show(named()));
window.addEventListener("hashchange", () => show(named()));
show(named());
