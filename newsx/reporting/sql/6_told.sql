-- The claims with everybody's one name, and through which agency a figure came: the one it was told to, else the one
-- that is credited for the article or for another copy of its text.
CREATE TABLE known AS
WITH who AS (
    SELECT
        c.n, c.nr,
        list(
            {'name': coalesce(s.name, c.who.name), 'kind': c.who.kind, 'state': coalesce(c.who.state, nullif(s.one_state, '')),
             'id': coalesce(s.id, name_key(c.who.name, c.n))}
            ORDER BY c.place
        ) AS claimed_by
    FROM claimants AS c
    LEFT JOIN same_names AS s ON s.key = name_key(c.who.name, c.n) AND s.kind = c.who.kind AND s.state = coalesce(c.who.state, '')
    GROUP BY c.n, c.nr
)
SELECT
    c.n, c.nr, coalesce(who.claimed_by, []) AS claimed_by,
    coalesce(t.agency, o.agency) AS via,
    hash(coalesce(t.agency, o.agency, CAST(o.text AS VARCHAR))) AS origin,
    o.published AS text_published
FROM claims AS c
LEFT JOIN who ON who.n = c.n AND who.nr = c.nr
LEFT JOIN told_to AS t ON t.words = c.told_to
LEFT JOIN origins AS o ON o.n = c.n;

-- What the repeats of a claim inside its article add to the first mention.
CREATE VIEW repeated AS
SELECT
    n, same_as AS claim, count(*) AS times,
    arg_min(whose, nr) AS whose, arg_min(place, nr) AS place, arg_min(qualifiers, nr) AS qualifiers,
    arg_min(k.claimed_by, nr) FILTER (len(k.claimed_by) > 0) AS claimed_by,
    arg_min(
        {'date': as_of, 'basis': as_of_basis, 'first': day_first, 'last': day_last}, nr
    ) FILTER (as_of_basis <> 'assumed') AS as_of,
    flatten(list(disputed_by)) AS disputed_by,
    bool_and(verified) AS verified, max(sure) AS sure,
    arg_min(verdict, nr) AS verdict, arg_min(note, nr) AS note
FROM claims JOIN known AS k USING (n, nr)
WHERE same_as IS NOT NULL
GROUP BY n, same_as;

-- One row a claim of an article, its repeats folded into the first mention, which may lack what a later one says.
-- `same` is what makes two figures the same: event, polarity, figure, of whom; what a reader rejected stands apart.
-- `figure` adds who says so: the claim. Where nobody is named, only claims of one month are taken for one.
CREATE TABLE told AS
WITH folded AS (
    SELECT
        c.n, c.nr, c.label, c.claim, c.surface, c.value, c.low, c.high, c.comparator, c.unit, c.group,
        c.event, c.polarity, c.part_of,
        coalesce(c.whose, r.whose) AS whose,
        coalesce(c.place, r.place) AS place,
        CASE WHEN len(k.claimed_by) = 0 THEN coalesce(r.claimed_by, []) ELSE k.claimed_by END AS claimed_by,
        CASE
            WHEN r.as_of IS NOT NULL AND coalesce(c.as_of_basis, 'assumed') = 'assumed' THEN r.as_of
            ELSE {'date': c.as_of, 'basis': c.as_of_basis, 'first': c.day_first, 'last': c.day_last}
        END AS as_of,
        list_concat(c.disputed_by, coalesce(r.disputed_by, [])) AS disputed_by,
        CASE WHEN c.verified AND r.verified IS NOT NULL THEN r.verified ELSE coalesce(c.verified, r.verified) END AS verified,
        CASE WHEN coalesce(c.verdict, r.verdict) IN ('accept', 'correct') THEN NULL ELSE greatest(c.sure, r.sure) END AS sure,
        coalesce(c.verdict, r.verdict) AS verdict, coalesce(c.note, r.note) AS note, c.read_as,
        c.published, k.via, k.origin, k.text_published,
        1 + coalesce(r.times, 0) AS mentions
    FROM claims AS c
    JOIN known AS k USING (n, nr)
    LEFT JOIN repeated AS r ON r.n = c.n AND r.claim = c.claim
    WHERE c.same_as IS NULL
)
SELECT
    *,
    hash(
        event, polarity, comparator, "value", low, high, "group", verdict IS NOT DISTINCT FROM 'reject',
        CASE WHEN comparator = 'vague' AND low IS NULL THEN lower(surface) END
    ) AS same,
    hash(
        same, claimed_by[1].id,
        CASE
            WHEN len(claimed_by) > 0 THEN NULL
            WHEN as_of.basis = 'assumed' THEN text_published[:7]
            ELSE strftime(as_of.last, '%Y-%m')
        END
    ) AS figure
FROM folded;
