-- Where each row of the ledger is reported: article, outlet, and the sentence the figure stands in. Copies of one text
-- have the same `text`, the number of its first article in the files.
SELECT
    ledger.row, c.article, p.claim, p.key, p.label, c.title, c.url, c.path, c.published,
    p.as_of.date AS as_of, p.as_of.basis AS basis,
    c.surface, c.start AS "start", c.end AS "end", c.sentence, c.sentence_start,
    o.text AS text, p.via AS via, p.verdict AS verdict, p.note AS note, p.read_as AS read_as
FROM placed AS p
JOIN ledger ON ledger.f = p.f
JOIN claims AS c ON c.n = p.n AND c.nr = p.nr
JOIN origins AS o ON o.n = p.n
WHERE getvariable('first') IS NULL OR ledger.row <= getvariable('first')
ORDER BY ledger.row, o.text, p.n, p.nr;
