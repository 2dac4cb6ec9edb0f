-- The claims asked for, each with the row of the ledger it belongs to (a repeat belongs to its first mention's).
SELECT
    c.article, c.claim, c.key, ledger.row AS ledger_row, c.surface, c.start AS "start", c.end AS "end",
    c.sentence, c.sentence_start, c.sentence_end,
    c.value AS "value", c.low, c.high, c.comparator, c.unit, c.group AS "group", c.qualifiers, c.age_low, c.age_high,
    c.event, c.event_surface, c.polarity, c.scope, c.whose, c.place, c.voice,
    c.as_of, c.as_of_precision, c.as_of_basis, c.as_of_surface, c.since, c.disputed_by, c.verified, c.part_of,
    c.whole.surface AS whole_surface, c.whole.value AS whole_value, c.whole.unit AS whole_unit, c.same_as, c.sure, c.rules, p.via, c.verdict, c.note, c.read_as,
    CAST(c.day_first AS VARCHAR) AS day_first, CAST(c.day_last AS VARCHAR) AS day_last
FROM claims AS c
JOIN placed AS p ON p.n = c.n AND p.claim = coalesce(c.same_as, c.claim)
LEFT JOIN ledger ON ledger.f = p.f
ORDER BY c.n, c.nr;
