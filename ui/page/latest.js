// Of several things wanted in a row only the newest counts. Where the last had to wait, Gradio
// ("always_last") sends the first event once more: so what an event says is kept in one object.
const latest = {};

function triggerLatest(name, data) {
  const said = (latest[name] ??= {});
  for (const field of Object.keys(said)) delete said[field];
  trigger(name, Object.assign(said, data));
}
