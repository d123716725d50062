// The archive's view: `element` is the box that takes files, `trigger` sends an event to the server.
const body = document.body;
const inArchive = (event, selector) =>
  event.target.closest("#archive") && event.target.closest(selector);
const form = () => document.querySelector("#browse form");
let opener = null; // the button whose article is open
let entered = false;

// Looking: limits come from the form; a number, a name or a bar of the plot only fills it in.
function look(page = 0) {
  const fields = form() ? Object.fromEntries(new FormData(form())) : {};
  triggerLatest("submit", { ...fields, page: String(page) });
}

function set(name, value) {
  const field = form()?.elements[name];
  if (!field) return;
  field.value = value;
  if (field.value !== value) field.append(new Option(value, value, true, true));
}

function press(button) {
  const pressed = button.getAttribute("aria-pressed") === "true";
  set(button.dataset.set, pressed ? "" : button.dataset.to);
  look();
}

function lookAt(bar) {
  set("since", bar.dataset.step);
  set("until", bar.dataset.step);
  if (bar.dataset.source) set("source", bar.dataset.source);
  look();
}

function clear() {
  for (const field of form().elements) if (field.name) field.value = "";
  look();
}

// Reading: the article opens beside the shelf, on a phone over it.
function close() {
  delete body.dataset.folio;
  for (const button of document.querySelectorAll("#shelf [data-current]")) {
    button.removeAttribute("data-current");
  }
  if (opener?.isConnected) opener.focus({ preventScroll: true });
}

function open(button) {
  close();
  opener = button;
  button.setAttribute("data-current", "");
  triggerLatest("select", { article: button.dataset.article });
}

function opened() {
  const title = document.querySelector("#opened h2");
  if (!title || !opener) return;
  body.dataset.folio = "open";
  document.getElementById("opened").scrollTop = 0;
  title.focus({ preventScroll: true });
}

// Adding: files go one by one to their own route, then the server is asked to read them.
function say(name, values = {}) {
  const words = element.querySelector(".adding")?.dataset[name] ?? "";
  return words.replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
}

function tell(words, share) {
  const box = element.querySelector("[data-sending]");
  box.hidden = !words;
  box.querySelector("p").textContent = words;
  box.querySelector("progress").value = share ?? 0;
}

function refuse(name, problem) {
  const list = element.querySelector("[data-refused]");
  const item = document.createElement("li");
  item.dir = "auto";
  item.textContent = `${name}: ${problem}`;
  list.append(item);
}

async function send(file, name) {
  const answer = await fetch(`/archive/upload?name=${encodeURIComponent(name)}`, {
    method: "POST",
    headers: { "x-dossier": "upload" },
    body: file,
  });
  if (answer.ok) return true;
  const told = await answer.json().catch(() => ({}));
  refuse(name, told.problem ?? say("lost"));
  return false;
}

async function sendAll(files) {
  if (!files.length || body.dataset.sending) return;
  body.dataset.sending = "";
  element.querySelector("[data-refused]").replaceChildren();
  let kept = 0;
  for (const [place, { file, name }] of files.entries()) {
    tell(say("words", { done: place + 1, total: files.length }), place / files.length);
    kept += await send(file, name).catch(() => refuse(name, say("lost")) ?? 0);
  }
  tell("");
  delete body.dataset.sending;
  if (kept) trigger("upload", { addresses: "" });
}

function plain(files) {
  const seen = [...files].map((file) => ({ file, name: file.webkitRelativePath || file.name }));
  return seen.filter(({ name }) => !name.split("/").some((part) => part.startsWith(".")));
}

// What was dropped: files, and the files in folders.
async function dropped(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.length) return plain(transfer.files);
  const found = [];
  const walk = async (entry) => {
    if (entry.name.startsWith(".")) return;
    if (entry.isFile) {
      const file = await new Promise((done, failed) => entry.file(done, failed));
      found.push({ file, name: entry.fullPath.replace(/^\//, "") });
      return;
    }
    const reader = entry.createReader();
    for (;;) {
      const some = await new Promise((done, failed) => reader.readEntries(done, failed));
      if (!some.length) return;
      for (const one of some) await walk(one);
    }
  };
  for (const entry of entries) await walk(entry);
  return found;
}

document.addEventListener("click", (event) => {
  const at = (selector) => inArchive(event, selector);
  if (at("[data-set]")) press(at("[data-set]"));
  else if (at("rect[data-step]")) lookAt(at("rect[data-step]"));
  else if (at("[data-clear]")) clear();
  else if (at("[data-page]")) look(Number(at("[data-page]").dataset.page));
  else if (at("[data-article]")) open(at("[data-article]"));
  else if (at("[data-close]")) close();
  else if (at("[data-choose]")) {
    element.querySelector(`[data-files="${at("[data-choose]").dataset.choose}"]`).click();
  } else if (at("[data-resume]")) trigger("upload", { addresses: "" });
  else if (at("[data-remove]")) document.querySelector("#opened dialog").showModal();
  else if (at("[data-keep]")) document.querySelector("#opened dialog").close();
  else if (at("[data-removed]")) {
    document.querySelector("#opened dialog").close();
    trigger("delete", { article: at("[data-removed]").dataset.removed });
    close();
  }
});

document.addEventListener("submit", (event) => {
  if (!inArchive(event, "form")) return;
  event.preventDefault();
  if (event.target === form()) look();
  else {
    const field = event.target.elements.addresses;
    if (field.value.trim()) trigger("upload", { addresses: field.value });
    field.value = "";
  }
});

document.addEventListener("change", (event) => {
  if (inArchive(event, "[data-files]")) {
    sendAll(plain(event.target.files)).finally(() => (event.target.value = ""));
  } else if (inArchive(event, "#browse .limits") && event.target.reportValidity()) look();
});

element.addEventListener("dragover", (event) => {
  const box = event.target.closest("[data-drop]");
  event.preventDefault(); // else the browser would open what is dropped
  box?.setAttribute("data-over", "");
});

element.addEventListener("dragleave", (event) => {
  event.target.closest("[data-drop]")?.removeAttribute("data-over");
});

element.addEventListener("drop", async (event) => {
  event.preventDefault();
  element.querySelector("[data-drop]")?.removeAttribute("data-over");
  sendAll(await dropped(event.dataTransfer));
});

document.addEventListener("keydown", (event) => {
  const busy = document.querySelector("#opened dialog")?.open;
  if (event.key === "Escape" && body.dataset.view === "archive" && !busy) close();
});

document.addEventListener("view", (event) => {
  if (event.detail !== "archive" || entered) return;
  entered = true;
  trigger("expand", {});
});

function begin() {
  const folio = document.getElementById("opened");
  if (!folio) {
    requestAnimationFrame(begin);
    return;
  }
  new MutationObserver(opened).observe(folio, { childList: true, subtree: true });
  if (body.dataset.view === "archive") document.dispatchEvent(new CustomEvent("view", { detail: "archive" }));
}
begin();
