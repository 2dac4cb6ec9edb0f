-- Figures that stand against each other, pair by pair, with the two claims that show it; who rejects a figure without giving
-- one has no row of its own: `by` names him, `said` is his sentence.
SELECT
    stories.id AS story, a.row AS row, b.row AS other, x.why AS why, x.by AS "by", x.key AS key, x.other_key AS other_key, x.said AS said
FROM against AS x
JOIN ledger AS a ON a.f = x.f
JOIN stories ON stories.story = a.story
LEFT JOIN ledger AS b ON b.f = x.other
WHERE x.other IS NULL OR b.f IS NOT NULL
ORDER BY a.story, a.row, b.row NULLS FIRST, x.why;
