-- Who reports a figure, whoever claims it. `texts` counts what is independent: copies of one text are one, and so is
-- whatever one agency sent out, or one outlet prints. Where nobody is named the claim stands for itself.
CREATE TABLE reported AS
SELECT
    same, whose, count(DISTINCT label) AS outlets,
    least(count(DISTINCT origin), count(DISTINCT label)) AS texts,
    count(DISTINCT claimed_by[1].id) AS claimants, min(published) AS seen_first, max(published) AS seen_last
FROM placed
GROUP BY same, whose;

-- One row a figure that somebody claims. Nothing is summed. Words are those of the first article that has the figure.
CREATE TABLE figures AS
SELECT
    f, any_value(same) AS same, any_value(story) AS story, any_value(whose) AS whose,
    arg_min(key, n * 1000000 + nr) AS key, any_value(scope) AS scope,
    min(n) AS "text", bool_or(part_of IS NOT NULL) AS part,
    any_value(event) AS event, any_value(polarity) AS polarity, any_value(comparator) AS comparator,
    any_value("value") AS "value", any_value(low) AS low, any_value(high) AS high, any_value("group") AS "group",
    arg_min(
        {'surface': surface, 'unit': unit, 'claimant': claimed_by[1].name, 'kind': claimed_by[1].kind},
        n * 1000000 + nr
    ) AS words,
    any_value(claimed_by[1].id) AS claimant_id,
    arg_min(claimed_by[1].state, n * 1000000 + nr) FILTER (claimed_by[1].state IS NOT NULL) AS claimant_state,
    coalesce(list_sort(list_distinct(list(place) FILTER (place IS NOT NULL))), []) AS places,
    coalesce(
        list_sort(list_distinct(flatten(
            list(list_transform(claimed_by[2:], lambda c: c.name)) FILTER (len(claimed_by) > 1)
        ))), []
    ) AS also_claimed_by,
    arg_min(as_of, {'last': coalesce(as_of.last, DATE '9999-12-31'), 'at': n * 1000000 + nr}) AS as_of_first,
    arg_max(as_of, {'last': coalesce(as_of.last, DATE '0001-01-01'), 'at': -(n * 1000000 + nr)}) AS as_of_last,
    coalesce(list_sort(list_distinct(flatten(list(disputed_by) FILTER (len(disputed_by) > 0)))), []) AS disputed_by,
    bool_and(verified) AS verified,
    CASE WHEN bool_or(sure IS NULL) THEN NULL ELSE max(sure) END AS sure,
    count(DISTINCT n) AS articles, CAST(sum(mentions) AS BIGINT) AS mentions,
    coalesce(list_sort(list_distinct(list(via) FILTER (via IS NOT NULL))), []) AS via,
    bool_or(verdict IS NOT DISTINCT FROM 'reject') AS rejected, count(*) FILTER (verdict = 'confirm') AS accepted,
    coalesce(list_sort(list_distinct(list(read_as) FILTER (read_as IS NOT NULL))), []) AS read_as,
    coalesce(list_sort(list_distinct(list(note) FILTER (note IS NOT NULL))), []) AS notes
FROM placed
GROUP BY f;

-- The ledger's rows, numbered as they are shown: by story, then running totals, happenings and what is neither, then by
-- event, date (the last day it may mean) and figure, of one text's the sharper first. Where only the first N are asked
-- for, those that most articles report.
CREATE TABLE ledger AS
WITH ranked AS (
    SELECT *, row_number() OVER (ORDER BY articles DESC, as_of_last.last DESC NULLS LAST, f) AS place_in_all FROM figures
)
SELECT
    row_number() OVER (
        ORDER BY
            story, list_position(['total', 'incident'], scope) NULLS LAST,
            coalesce(list_position(asked.event_order, event), 1000), event,
            comparator = 'vague', as_of_first.last NULLS LAST,
            list_position(['exact', 'about', 'range', 'at_least', 'at_most'], comparator),
            coalesce("value", low, high) NULLS LAST, polarity, words.claimant, whose, f
    ) AS row,
    ranked.* EXCLUDE (place_in_all)
FROM ranked, asked
WHERE asked.top = 0 OR place_in_all <= asked.top;
