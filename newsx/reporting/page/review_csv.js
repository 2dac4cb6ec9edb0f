// The CSV of a review, as `newsx report --review` reads it: cells that a spreadsheet would run are guarded as the report's own are.
const reviewCsv = (function () {
  const FORMULA = /^\s*[=+\-@\t\r\n＝＋－＠]/;
  const CONTROL = /[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
  const SPACE = "\t\n\r\x0b\x0c\x85\u2028\u2029";

  function cell(value) {
    let text = String(value ?? "").replace(/(;\s*)(?=[=+\-@＝＋－＠])/g, "$1'");
    if (FORMULA.test(text)) text = "'" + text;
    text = text.replace(CONTROL, (one) => (SPACE.includes(one) ? " " : "\ufffd"));
    return /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
  }

  function uncell(text) {
    const inner = text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;
    return inner.replace(/(;\s*)'(?=[=+\-@＝＋－＠])/g, "$1").trim();
  }

  function write(columns, rows) {
    return [columns, ...rows.map((row) => columns.map((name) => row[name]))].map((row) => row.map(cell).join(",") + "\n").join("");
  }

  // The lines of a CSV as lists of cells; quotes as in RFC 4180.
  function parse(text) {
    const lines = [];
    let line = [], at = text.startsWith("\ufeff") ? 1 : 0;
    while (at < text.length) {
      let value = "";
      if (text[at] === '"') {
        for (at += 1; at < text.length; at += 1) {
          if (text[at] !== '"') value += text[at];
          else if (text[at + 1] === '"') { value += '"'; at += 1; } else { at += 1; break; }
        }
      }
      const end = text.slice(at).search(/[,\r\n]/);
      const stop = end < 0 ? text.length : at + end;
      line.push(value + text.slice(at, stop));
      at = stop + 1;
      if (text[stop] !== ",") {
        if (text[stop] === "\r" && text[at] === "\n") at += 1;
        lines.push(line);
        line = [];
      }
    }
    return line.length ? [...lines, line] : lines;
  }

  // The rows of a CSV as objects by its headings.
  function read(text) {
    const [names, ...lines] = parse(text);
    return lines.map((line) => Object.fromEntries((names ?? []).map((name, nr) => [name, uncell(line[nr] ?? "")])));
  }

  return { write, read };
})();
