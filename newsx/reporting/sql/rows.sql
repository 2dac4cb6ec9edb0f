-- The ledger's rows. Their articles are in reported_in.sql, under the same number.
SELECT
    row, event, polarity, comparator, "value", low, high, words.surface AS surface, words.unit AS unit, "group",
    whose, places, words.claimant AS claimant, words.kind AS claimant_kind, words.state AS claimant_state, also_claimed_by,
    as_of_first, as_of_last, disputed_by, verified, articles, mentions
FROM ledger
ORDER BY row;
