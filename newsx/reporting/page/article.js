// Shows what belongs together in an article: who points at a figure, a marked word or a card sees the rest of the claim outlined.
(function () {
  function ids(element) {
    const mark = element.closest("mark[id], [data-of], [data-card]");
    if (!mark) return [];
    return mark.dataset.card ? [mark.dataset.card] : mark.dataset.of ? mark.dataset.of.split(" ") : [mark.id.split("-")[1]];
  }
  function light(event) {
    const article = event.currentTarget;
    const wanted = ids(event.target);
    if (!wanted.length) return; // what was pointed at last stays
    for (const part of article.querySelectorAll("mark[id], [data-of], [data-card]")) {
      part.classList.toggle("on", ids(part).some((id) => wanted.includes(id)));
    }
  }
  for (const article of document.querySelectorAll(".article")) {
    for (const name of ["mouseover", "focusin"]) article.addEventListener(name, light);
  }
})();
