-- Where each row of the ledger is reported: article, outlet, and the sentence the figure stands in.
SELECT
    ledger.row, p.article, p.claim, p.label, c.title, c.url, c.path, c.published,
    p.as_of.date AS as_of, p.as_of.basis AS basis,
    c.surface, c.start AS "start", c.end AS "end", c.sentence, c.sentence_start
FROM placed AS p
JOIN ledger ON ledger.figure = p.figure AND ledger.whose IS NOT DISTINCT FROM p.whose
JOIN claims AS c ON c.n = p.n AND c.nr = p.nr
ORDER BY ledger.row, p.n, p.nr;
