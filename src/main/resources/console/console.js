// Says so when the overview gets no answer. All else on the pages needs no script.
document.addEventListener("htmx:afterRequest", (event) => {
  const note = document.getElementById("no-answer");
  if (note !== null) {
    note.hidden = event.detail.successful;
  }
});
