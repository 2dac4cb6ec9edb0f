-- The claims asked for with what decides whether another can hold beside them; what a reader rejected stands against nothing.
WITH standing AS (
    SELECT *, min(origin) OVER kind < max(origin) OVER kind AS met
    FROM placed
    WHERE verdict IS DISTINCT FROM 'reject'
    WINDOW kind AS (PARTITION BY story, event, scope, "group")
)
SELECT
    p.f, p.n, p.nr, p.key, p.story, p.event, p.scope, p.group, p.polarity, p.comparator, p.value, p.low, p.high, p.whose, p.place,
    p.claimed_by[1].id AS claimant, p.claimed_by[1].name AS name, p.claimed_by[1].state AS state,
    p.as_of.first AS "first", p.as_of.last AS "last", p.as_of.basis AS basis, p.claim, p.surface, p.part_of, p.origin,
    c.start AS "start", c.end AS "end", c.sentence_start, c.sentence,
    regexp_extract(substring(a.text, greatest(c.sentence_start - 199, 1), c.sentence_start - greatest(c.sentence_start - 200, 0)),
        '(?:^|[.!?]["”’)]*\s+|\n+)([^.!?]{4,}[.!?]?["”’)]*)\s*$', 1) AS lead, list_distinct(p.disputed_by) AS disputed_by,
    coalesce(p.sure, 1) AS sure, p.met AS met,
    CAST(p.text_published AS DATE) AS published
FROM standing AS p
JOIN claims AS c ON c.n = p.n AND c.nr = p.nr
JOIN articles AS a ON a.n = p.n
ORDER BY p.n, p.nr;
