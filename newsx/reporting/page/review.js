// The review in the page: one claim at a time, confirmed, changed or rejected by button or key; saved and opened as a CSV.
(function () {
  const desk = document.getElementById("desk");
  if (!desk) return;
  const FIELDS = ["value", "low", "high", "comparator", "event", "polarity", "whose", "place", "claimed_by", "claimed_by_state", "as_of"];
  const NUMBERS = ["value", "low", "high"];
  const COLUMNS = ["key", "verdict", "note", ...FIELDS, "surface", "sentence"];
  const SAID = { confirm: "confirmed", change: "changed", reject: "rejected" };
  const KEYS = { j: "next", k: "previous", c: "confirm", x: "change", r: "reject", u: "clear", s: "save", n: "note", "?": "help", Escape: "close" };
  const part = (id) => document.getElementById(id);
  const [sheet, form, wrong, told] = ["sheet", "right", "wrong", "told"].map(part);
  const note = sheet.querySelector("[name=note]");
  const names = desk.dataset.names.split(" ");
  const named = (values) => Object.fromEntries(names.map((name, nr) => [name, values[nr]]));
  const sureness = (claim) => claim.sure ?? 2;
  const claims = Array.from(document.querySelectorAll("button.judge"), (button) => ({ ...named(JSON.parse(button.dataset.claim)), button }))
    .map((claim, nr) => ({ ...claim, nr }))
    .sort((a, b) => sureness(a) - sureness(b) || a.nr - b.nr);
  const keys = new Map(claims.flatMap((claim) => [[claim.key, claim.key], [claim.article + ":" + claim.claim, claim.key]]));
  let at = -1;

  function tell(text, bad) {
    told.textContent = text;
    told.classList.toggle("bad", Boolean(bad));
  }

  // What is read of a claim, with what the reviewer changed; "-" stands for a field that was emptied.
  function field(claim, name) {
    const row = reviewStore.get(claim.key);
    const value = (row.verdict === "change" && row[name]) || claim[name] || "";
    return value === "-" ? "" : value;
  }

  function status(changed = claims) {
    const done = claims.filter((claim) => reviewStore.get(claim.key).verdict).length;
    part("reviewed").textContent = done + " of " + claims.length + " reviewed";
    for (const claim of changed) {
      const verdict = reviewStore.get(claim.key).verdict ?? "";
      const shown = claim.button.nextElementSibling;
      shown.textContent = SAID[verdict] ?? "";
      shown.className = "verdict " + verdict;
    }
    if (!reviewStore.kept()) tell("This browser keeps nothing for this page: save the review before you close it.", true);
  }

  function show(to, focus = true) {
    at = Math.max(0, Math.min(to, claims.length - 1));
    const claim = claims[at];
    const row = reviewStore.get(claim.key);
    sheet.hidden = false;
    form.hidden = true;
    const sure = claim.sure === null ? "" : ", " + Math.round(100 * claim.sure) + "% sure";
    part("which").textContent = "claim " + (at + 1) + " of " + claims.length + sure + (SAID[row.verdict] ? ": " + SAID[row.verdict] : "");
    const quote = claim.button.closest("p").previousElementSibling;
    sheet.querySelector("blockquote").replaceChildren(...Array.from(quote.childNodes, (node) => node.cloneNode(true)));
    const link = document.createElement("a");
    link.href = "#" + claim.button.closest("tr").id;
    link.textContent = "in the ledger";
    part("where").replaceChildren(claim.button.closest("p").firstChild.textContent.trim() + " ", link);
    sheet.querySelector("dl").replaceChildren(...FIELDS.filter((name) => field(claim, name)).map((name) => {
      const pair = document.createElement("div");
      for (const [tag, text] of [["dt", name.replaceAll("_", " ")], ["dd", field(claim, name)]]) {
        pair.append(Object.assign(document.createElement(tag), { textContent: text }));
      }
      return pair;
    }));
    note.value = row.note ?? "";
    for (const verdict of Object.keys(SAID)) {
      sheet.querySelector("[data-do=" + verdict + "]").setAttribute("aria-pressed", String(row.verdict === verdict));
    }
    if (!focus) return;
    sheet.focus({ preventScroll: true });
    sheet.scrollIntoView({ block: "nearest", behavior: "instant" });
  }

  function judge(verdict, right = {}) {
    reviewStore.set(claims[at].key, { ...Object.fromEntries(FIELDS.map((name) => [name, ""])), ...right, verdict });
    status([claims[at]]);
    const open = (claim) => !reviewStore.get(claim.key).verdict;
    const later = claims.findIndex((claim, nr) => nr > at && open(claim));
    if (!verdict) return show(at);
    const next = later < 0 ? claims.findIndex(open) : later;
    if (next < 0) tell("Every claim on this page is reviewed. Save the review.");
    show(next < 0 ? at : next);
  }

  function change() {
    form.hidden = false;
    wrong.textContent = "";
    for (const name of FIELDS) form.elements[name].value = field(claims[at], name);
    form.elements.value.focus();
  }

  // What is wrong with the form's fields, as the reader of the CSV would say; empty where nothing is.
  function fault(right) {
    for (const name of NUMBERS) {
      const digits = right[name].replaceAll(",", "");
      if (digits && !/^[0-9]+$/.test(digits)) return name + ": write digits only";
      if (digits && BigInt(digits) > 2n ** 63n - 1n) return name + ": more than can be counted";
      if (!digits && claims[at][name]) return name + ": a number cannot be emptied; reject the claim";
      right[name] = digits;
    }
    if (right.low && right.high && BigInt(right.low) > BigInt(right.high)) return "high: less than low";
    const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?|-W\d\d|-Q[1-4])?$/.exec(right.as_of) ?? [];
    const date = new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1));
    const known = year > 0 && (!month || date.getUTCMonth() + 1 === Number(month));
    return right.as_of && right.as_of !== "-" && !known ? "as of: no date; write 2023, 2023-09 or 2023-09-07" : "";
  }

  function keepChange(event) {
    event.preventDefault();
    const claim = claims[at];
    const right = Object.fromEntries(FIELDS.map((name) => [name, form.elements[name].value.trim()]));
    wrong.textContent = fault(right);
    if (wrong.textContent) return;
    const row = reviewStore.get(claim.key);
    for (const name of FIELDS) {
      if (right[name] === (claim[name] ?? "") && !row[name]) right[name] = "";
      else right[name] ||= claim[name] || row[name] ? "-" : "";
    }
    judge("change", right);
  }

  function save() {
    const rows = reviewStore.all().map((row) => {
      const claim = claims.find((one) => one.key === row.key);
      const quote = claim?.button.closest("p").previousElementSibling;
      return quote ? { ...row, surface: quote.querySelector("mark").textContent, sentence: quote.textContent } : row;
    });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([reviewCsv.write(COLUMNS, rows)], { type: "text/csv" }));
    link.download = "review.csv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    tell(rows.length + " verdicts and notes saved: newsx report … --review review.csv makes the report with them.");
  }

  async function take(input) {
    const found = reviewCsv.read(await input.files[0].text());
    input.value = "";
    if (!found.length || !("verdict" in found[0]) || !("key" in found[0] || "claim" in found[0])) {
      return tell("That file is no review: it needs the columns key and verdict.", true);
    }
    const unused = reviewStore.take(found, keys);
    tell("The review is open." + (unused.length ? " Not used: line " + unused.join(", ") : ""), unused.length);
    status();
    if (at >= 0) show(at);
  }

  function close() {
    sheet.hidden = true;
    desk.querySelector("[data-do=start]").focus();
  }

  const undone = () => Math.max(0, claims.findIndex((claim) => !reviewStore.get(claim.key).verdict));
  const does = {
    start: () => show(undone()), save, close, change, next: () => show(at + 1), previous: () => show(at - 1),
    confirm: () => judge("confirm"), reject: () => judge("reject"), clear: () => judge(""), back: () => show(at),
    note: () => note.focus(), help: () => { const help = sheet.querySelector("details"); help.open = !help.open; },
  };

  function press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key]) return;
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) {
      if (event.key === "Escape") show(at);
      return;
    }
    event.preventDefault();
    does[KEYS[event.key]]();
  }

  if (!claims.length) return;
  desk.hidden = false;
  for (const link of document.querySelectorAll("[data-review]")) link.hidden = false;
  desk.addEventListener("click", (event) => does[event.target.dataset.do]?.());
  sheet.addEventListener("keydown", press);
  form.addEventListener("submit", keepChange);
  note.addEventListener("input", () => reviewStore.set(claims[at].key, { note: note.value.trim() }));
  note.addEventListener("change", () => status([claims[at]]));
  desk.querySelector("[type=file]").addEventListener("change", (event) => take(event.target));
  claims.forEach((claim, nr) => {
    claim.button.hidden = false;
    claim.button.addEventListener("click", () => show(nr));
  });
  status();
})();
