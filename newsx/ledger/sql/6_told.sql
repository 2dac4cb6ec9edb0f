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
    arg_max({'event': event, 'polarity': polarity, 'scope': scope, 'sure': sure}, [sure, -nr]) FILTER (sure IS NOT NULL) AS surest,
    arg_min(verdict, nr) AS verdict, arg_min(note, nr) AS note
FROM claims JOIN known AS k USING (n, nr)
WHERE same_as IS NOT NULL
GROUP BY n, same_as;

-- One row a claim of an article, its repeats folded into the first mention, which may lack what a later one says; where a
-- repeat is read with clearly more certainty (a headline says little), its event, polarity and scope hold.
-- `alike` is what two claims must share to give the same figure: story, event, scope, polarity, figure, of whom; what a
-- reader rejected stands apart. Figures of no known scope, and those so small that chance has them (three or fewer), are
-- never taken for the same in two texts; nor are those of a whole year, where their digits are not too many for chance,
-- nor those of no known time, but in a story whose dated articles lie within a month.
CREATE TABLE folded AS
SELECT
    c.verdict IS NULL AND r.surest.sure > c.sure + 0.1 AS surer,
    c.n, c.nr, c.key, s.story, c.label, c.claim, c.surface, c.value, c.low, c.high, c.comparator, c.unit, c.group,
    CASE WHEN surer THEN r.surest.event ELSE c.event END AS event,
    CASE WHEN surer THEN r.surest.scope ELSE c.scope END AS scope,
    CASE WHEN surer THEN r.surest.polarity ELSE c.polarity END AS polarity,
    c.part_of,
    coalesce(c.whose, r.whose) AS whose,
    coalesce(c.place, r.place) AS place,
    CASE WHEN len(k.claimed_by) = 0 THEN coalesce(r.claimed_by, []) ELSE k.claimed_by END AS claimed_by,
    CASE
        WHEN r.as_of IS NOT NULL AND coalesce(c.as_of_basis, 'assumed') = 'assumed' THEN r.as_of
        ELSE {'date': c.as_of, 'basis': c.as_of_basis, 'first': c.day_first, 'last': c.day_last}
    END AS as_of,
    list_concat(c.disputed_by, coalesce(r.disputed_by, [])) AS disputed_by,
    CASE WHEN c.verified AND r.verified IS NOT NULL THEN r.verified ELSE coalesce(c.verified, r.verified) END AS verified,
    CASE WHEN coalesce(c.verdict, r.verdict) IN ('confirm', 'change') THEN NULL ELSE greatest(c.sure, r.sure) END AS sure,
    coalesce(c.verdict, r.verdict) AS verdict, coalesce(c.note, r.note) AS note, c.read_as,
    c.published, k.via, k.origin, k.text_published,
    1 + coalesce(r.times, 0) AS mentions,
    c.value > 100 AND length(rtrim(CAST(c.value AS VARCHAR), '0')) >= 3 AS precise,
    coalesce(stories.last - stories.first <= 31, FALSE) AS one_time,
    hash(
        s.story, scope, event, polarity, c.comparator, c.value, c.low, c.high, c.group,
        coalesce(c.verdict, r.verdict) IS NOT DISTINCT FROM 'reject',
        CASE WHEN c.comparator = 'vague' AND c.low IS NULL THEN lower(c.surface) END,
        CASE WHEN scope IS NULL OR coalesce(c.value, c.high, c.low, 0) <= 3 THEN k.origin END,
        CASE WHEN c.day_first IS NULL AND NOT (scope = 'total' AND precise) AND NOT one_time THEN k.origin END,
        CASE WHEN c.day_last - c.day_first > 31 AND NOT precise THEN k.origin END
    ) AS alike
FROM claims AS c
JOIN in_story AS s USING (n)
JOIN stories ON stories.story = s.story
JOIN known AS k USING (n, nr)
LEFT JOIN repeated AS r ON r.n = c.n AND r.claim = c.claim
WHERE c.same_as IS NULL;

-- `same` parts alike figures of different times: what happened stays within a week (reports come late), a tally within a
-- month, within 400 days where its digits are too many for chance (19,546). `figure` adds who says so: the claim.
CREATE TABLE told AS
WITH ordered AS (
    SELECT
        *,
        max(as_of.last) OVER (
            PARTITION BY alike ORDER BY as_of.first NULLS LAST, n, nr ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS until,
        CASE WHEN scope = 'incident' THEN 7 WHEN precise THEN 400 ELSE 31 END AS days
    FROM folded
),
parted AS (
    SELECT
        * EXCLUDE (until, days),
        sum(CASE WHEN as_of.first > until + CAST(days AS INT) THEN 1 ELSE 0 END) OVER (
            PARTITION BY alike ORDER BY as_of.first NULLS LAST, n, nr
        ) AS times
    FROM ordered
)
SELECT * EXCLUDE (alike, times, precise, one_time, surer), hash(alike, times) AS same, hash(alike, times, claimed_by[1].id) AS figure
FROM parted;
