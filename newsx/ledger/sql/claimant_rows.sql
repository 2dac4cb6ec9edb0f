-- Who says so, for the claims asked for: place 1 is whose figure it is. `said` is the name as the article has it.
SELECT
    c.article, c.claim, w.place,
    k.claimed_by[w.place].name AS name, w.who.kind AS kind, k.claimed_by[w.place].state AS state,
    w.who.name AS said, w.who.surface AS surface
FROM claimants AS w
JOIN claims AS c ON c.n = w.n AND c.nr = w.nr
JOIN known AS k ON k.n = w.n AND k.nr = w.nr
JOIN placed AS p ON p.n = c.n AND p.claim = coalesce(c.same_as, c.claim)
ORDER BY w.n, w.nr, w.place;
