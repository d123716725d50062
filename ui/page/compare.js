// The comparison: a question and two settings are sent, and the form waits for both answers.
const form = () => element.querySelector("form");
const told = () => element.querySelector(".comparing");

element.addEventListener("submit", (event) => {
  event.preventDefault();
  told().hidden = false;
  trigger("submit", Object.fromEntries(new FormData(form())));
});

function begin() {
  const compared = document.getElementById("compared");
  if (!compared) {
    requestAnimationFrame(begin);
    return;
  }
  const arrived = () => (told().hidden = true);
  new MutationObserver(arrived).observe(compared, { childList: true, subtree: true });
}
begin();
