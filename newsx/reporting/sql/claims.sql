-- Every claim asked for, repeats too, in the order of the files: the rows of the CSV.
SELECT
    article, path, line, url, publisher, title, published, published_basis, dateline_place, dateline_agency,
    claim, surface, "start", "end", sentence, sentence_start, sentence_end,
    "value", low, high, comparator, unit, "group", qualifiers, age_low, age_high,
    event, event_surface, polarity, whose, place,
    claimed_by[1].name AS claimed_by, claimed_by[1].kind AS claimed_by_kind, claimed_by[1].state AS claimed_by_state,
    claimed_by[1].surface AS claimed_by_surface,
    list_transform(claimed_by[2:], lambda c: c.name) AS also_claimed_by,
    voice, as_of, as_of_precision, as_of_basis, as_of_surface, since,
    disputed_by, verified, part_of,
    whole.surface AS whole_surface, whole.value AS whole_value, whole.unit AS whole_unit,
    same_as, rules
FROM claims
WHERE EXISTS (SELECT 1 FROM wanted AS w WHERE w.n = claims.n AND w.claim = coalesce(claims.same_as, claims.claim))
ORDER BY n, nr;
