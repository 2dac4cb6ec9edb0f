-- Figures that stand against each other, pair by pair; who disputes a figure without giving one has no row of its own.
SELECT
    a.row AS row, b.row AS other, x.why AS why, a.disputed_by AS disputed_by
FROM against AS x
JOIN ledger AS a ON a.f = x.f
LEFT JOIN ledger AS b ON b.f = x.other
WHERE x.other IS NULL OR a.row < b.row
ORDER BY a.row, b.row NULLS FIRST, x.why;
