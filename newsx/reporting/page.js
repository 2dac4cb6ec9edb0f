// Filters the ledger, keeps the filters in the address, copies citations and opens what a link points into. Without it the page shows everything.
"use strict";
(function () {
  const form = document.querySelector("form");
  const rows = Array.from(document.querySelectorAll("tr[data-event]"));
  const said = document.getElementById("shown");
  function filter() {
    const text = form.elements.text.value.trim().toLowerCase();
    const { event, side, support } = Object.fromEntries(new FormData(form));
    let shown = 0;
    for (const row of rows) {
      row.hidden =
        (event && row.dataset.event !== event) ||
        (side && row.dataset.side !== side) ||
        (support && row.dataset.support !== support) ||
        !row.textContent.toLowerCase().includes(text);
      shown += !row.hidden;
    }
    const left = new Set(rows.filter((row) => !row.hidden).map((row) => row.dataset.story));
    for (const part of document.querySelectorAll("section[data-story], .index [data-story]")) {
      part.hidden = !left.has(part.dataset.story);
    }
    for (const part of document.querySelectorAll("[data-part]")) {
      part.hidden = Boolean(event) && part.dataset.part !== event;
    }
    for (const table of document.querySelectorAll("table.ledger")) {
      const empty = !table.querySelector("tbody tr:not([hidden])");
      table.hidden = table.previousElementSibling.hidden = empty;
    }
    const asked = new URLSearchParams(Array.from(new FormData(form)).filter(([, value]) => value));
    if (asked.size || location.hash.startsWith("#?")) history.replaceState(null, "", "#?" + asked);
    said.textContent = shown + " of " + rows.length + " figures";
  }
  function recall() {
    if (!form || !location.hash.startsWith("#?")) return false;
    form.reset();
    for (const [name, value] of new URLSearchParams(location.hash.slice(2))) {
      if (form.elements[name]) form.elements[name].value = value;
    }
    return true;
  }
  function copy(button) {
    const text = document.createElement("textarea");
    text.value = button.dataset.cite;
    button.after(text);
    text.select();
    button.textContent = document.execCommand("copy") ? "copied" : "not copied";
    text.remove();
    button.focus();
  }
  function open() {
    if (recall()) return filter();
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    if (target.closest("[hidden]")) { form.reset(); filter(); }
    const inside = target.tagName === "TR" && target.querySelector("details");
    if (inside) inside.open = true;
    target.scrollIntoView({ block: "center", behavior: "instant" });
    target.focus({ preventScroll: true });
  }
  if (form) {
    form.hidden = false;
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    recall();
    filter();
  }
  for (const button of document.querySelectorAll("button.cite")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }
  addEventListener("hashchange", open);
  open();
})();
