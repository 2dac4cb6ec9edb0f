-- Every claim asked for, repeats too, the least sure first: the rows of the CSV. What a reader corrected stands
-- corrected, `read_as` tells what was read before.
SELECT
    c.key, c.article, c.path, c.line, c.url, c.publisher, c.title, c.published, c.published_basis,
    c.dateline_place, c.dateline_agency,
    c.claim, c.surface, c.start AS "start", c.end AS "end", c.sentence, c.sentence_start, c.sentence_end,
    c.value AS "value", c.low, c.high, c.comparator, c.unit, c.group AS "group", c.qualifiers, c.age_low, c.age_high,
    c.event, c.event_surface, c.polarity, c.scope, c.whose, c.place,
    c.claimed_by[1].name AS claimed_by, c.claimed_by[1].kind AS claimed_by_kind,
    c.claimed_by[1].state AS claimed_by_state, c.claimed_by[1].surface AS claimed_by_surface,
    list_transform(c.claimed_by[2:], lambda who: who.name) AS also_claimed_by,
    c.voice, c.as_of, c.as_of_precision, c.as_of_basis, c.as_of_surface, c.since,
    c.disputed_by, c.verified, c.part_of,
    c.whole.surface AS whole_surface, c.whole.value AS whole_value, c.whole.unit AS whole_unit,
    c.same_as, c.sure, c.rules,
    stories.id AS story, ledger.row AS ledger_row, support.support AS support, p.via AS via, copied.id AS copy_of,
    c.verdict, c.note, c.read_as
FROM claims AS c
JOIN placed AS p ON p.n = c.n AND p.claim = coalesce(c.same_as, c.claim)
JOIN in_story ON in_story.n = c.n
JOIN stories ON stories.story = in_story.story
LEFT JOIN ledger ON ledger.f = p.f
LEFT JOIN support ON support.row = ledger.row
LEFT JOIN same_texts AS s ON s.n = c.n
LEFT JOIN records AS copied ON copied.n = s.text
ORDER BY c.sure NULLS LAST, c.n, c.nr;
