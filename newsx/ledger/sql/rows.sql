-- The ledger's rows. Their articles are in reported_in.sql, under the same number.
SELECT
    ledger.row, ledger.key AS key, stories.id AS story, event, scope, polarity, comparator, "value", low, high, words.surface AS surface, words.unit AS unit, "group",
    whose, places, words.claimant AS claimant, words.kind AS claimant_kind, claimant_state, also_claimed_by,
    as_of_first, as_of_last,
    coalesce((SELECT list_sort(list(DISTINCT "by")) FROM rejected_by WHERE rejected_by.f = ledger.f), []) AS disputed_by, verified, sure,
    support.support AS support, support.supported AS supported, ledger.articles AS articles, support.outlets AS outlets, support.texts AS texts,
    support.claimants AS claimants, via, support.seen_first AS seen_first, support.seen_last AS seen_last,
    in_series.series AS series, in_series.updates AS updates, accepted, read_as, notes, mentions
FROM ledger
JOIN support ON support.row = ledger.row
JOIN stories ON stories.story = ledger.story
LEFT JOIN in_series ON in_series.row = ledger.row
WHERE getvariable('first') IS NULL OR ledger.row <= getvariable('first')
ORDER BY ledger.row;
