// The list of conversations: `element` is the list, `trigger` sends an event to the server.
let waiting = null;

element.addEventListener("input", (event) => {
  if (!event.target.matches("[data-search]")) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => triggerLatest("input", { holding: event.target.value }), 200);
});

const doing = {
  rename: (conversation, field) => trigger("edit", { conversation, title: field.value }),
  delete: (conversation) => trigger("delete", { conversation }),
};

element.addEventListener("click", (event) => {
  const row = event.target.closest("[data-open]");
  if (row) trigger("select", { conversation: row.dataset.open });
  const button = event.target.closest("[data-list]");
  if (!button) return;
  const conversation = button.closest(".doing").dataset.conversation;
  const field = button.closest(".form").querySelector("input");
  button.closest(".form").querySelector("[data-cancel]").click();
  doing[button.dataset.list](conversation, field);
});

element.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing || !event.target.matches(".form input")) return;
  event.preventDefault();
  event.target.closest(".form").querySelector(".do").click();
});
