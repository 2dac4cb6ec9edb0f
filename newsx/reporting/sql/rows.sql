-- The ledger's rows. Their articles are in reported_in.sql, under the same number.
SELECT
    ledger.row, event, polarity, comparator, "value", low, high, words.surface AS surface, words.unit AS unit, "group",
    whose, places, words.claimant AS claimant, words.kind AS claimant_kind, claimant_state, also_claimed_by,
    as_of_first, as_of_last, disputed_by, verified, sure,
    support.support AS support, articles, support.outlets AS outlets, support.texts AS texts,
    support.claimants AS claimants, via, support.seen_first AS seen_first, support.seen_last AS seen_last,
    in_series.series AS series, in_series.updates AS updates, accepted, read_as, notes, mentions
FROM ledger
JOIN support ON support.row = ledger.row
LEFT JOIN in_series ON in_series.row = ledger.row
ORDER BY ledger.row;
