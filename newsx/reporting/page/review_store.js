// The verdicts of a review, by claim: those the report was made with, those given here, kept in the browser where it lets us.
const reviewStore = (function () {
  const WORDS = { confirm: "confirm", confirmed: "confirm", accept: "confirm", accepted: "confirm", change: "change", changed: "change",
    correct: "change", corrected: "change", reject: "reject", rejected: "reject" };
  const desk = document.getElementById("desk");
  const name = "newsx-review:" + (desk ? desk.dataset.digest : "");
  let rows = new Map(desk ? JSON.parse(desk.dataset.given).map((row) => [row.key, { ...row, verdict: WORDS[row.verdict] }]) : []);
  let kept = true;

  function keep() {
    try {
      localStorage.setItem(name, JSON.stringify(Array.from(rows.values())));
    } catch {
      kept = false;
    }
  }

  try {
    const before = localStorage.getItem(name);
    if (before) rows = new Map(JSON.parse(before).map((row) => [row.key, row]));
  } catch {
    kept = false;
  }

  // Changes what is said of a claim; without verdict and note nothing is.
  function set(key, told) {
    const row = { ...rows.get(key), ...told, key };
    rows.delete(key);
    if (row.verdict || row.note) rows.set(key, row);
    keep();
  }

  // Takes the rows of a saved review; returns the numbers of the lines that say nothing it can use.
  function take(found, keys) {
    const unused = [];
    found.forEach((row, nr) => {
      const said = row.verdict?.toLowerCase() ?? "";
      const called = row.key || (row.article && row.claim ? row.article + ":" + row.claim : "");
      if (!said && !row.note) return;
      if ((said && !WORDS[said]) || !called.includes(":")) return unused.push(nr + 2);
      const key = keys.get(called) ?? called;
      rows.delete(key);
      rows.set(key, { ...row, verdict: WORDS[said] ?? "", key });
    });
    keep();
    return unused;
  }

  return { get: (key) => rows.get(key) ?? {}, set, take, all: () => Array.from(rows.values()), kept: () => kept };
})();
