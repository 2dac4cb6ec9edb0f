// Filters and sorts the ledger, keeps both in the address, copies citations and opens what a link points into. Without it the page shows everything.
"use strict";
(function () {
  const form = document.getElementById("filters");
  const rows = Array.from(document.querySelectorAll("tr[data-event]"));
  const tables = Array.from(document.querySelectorAll("table.ledger"));
  const said = document.getElementById("shown");
  const order = new Map(rows.map((row, nr) => [row, nr]));
  let sorted = "";

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
    for (const table of tables) {
      const empty = !table.querySelector("tbody tr:not([hidden])");
      table.hidden = table.previousElementSibling.hidden = empty;
    }
    sort(form.elements.sort.value);
    const asked = new URLSearchParams(Array.from(new FormData(form)).filter(([, value]) => value));
    if (asked.size || location.hash.startsWith("#?")) history.replaceState(null, "", "#?" + asked);
    said.textContent = shown + " of " + rows.length + " figures";
  }

  // "date": up, "-date": down; "": the order of the report. What a row does not have stands last either way.
  function sort(by) {
    if (by === sorted) return;
    sorted = by;
    const down = by.startsWith("-") ? -1 : 1;
    const name = by.replace("-", "");
    const number = name === "value" || name === "sure";
    const compare = (a, b) => {
      const [one, other] = [a.dataset[name], b.dataset[name]];
      if (!one || !other) return Boolean(other) - Boolean(one) || order.get(a) - order.get(b);
      return down * (number ? one - other : one.localeCompare(other)) || order.get(a) - order.get(b);
    };
    for (const table of tables) {
      const body = table.tBodies[0];
      body.append(...Array.from(body.rows).sort(by ? compare : (a, b) => order.get(a) - order.get(b)));
      for (const head of table.querySelectorAll("th[data-sort]")) {
        if (head.dataset.sort === name) head.setAttribute("aria-sort", down < 0 ? "descending" : "ascending");
        else head.removeAttribute("aria-sort");
      }
    }
  }

  // A heading's button sorts up, then down, then as the report has it.
  function sortable(head) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const name = head.dataset.sort;
      form.elements.sort.value = sorted === name ? "-" + name : sorted === "-" + name ? "" : name;
      filter();
    });
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
    tables.forEach((table) => table.querySelectorAll("th[data-sort]").forEach(sortable));
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
