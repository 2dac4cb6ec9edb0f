-- Where only one state is ever named beside a figure, those who name none mean it too.
CREATE TABLE placed AS
SELECT
    * EXCLUDE (whose),
    CASE WHEN min(whose) OVER same = max(whose) OVER same THEN max(whose) OVER same ELSE whose END AS whose
FROM wanted
WINDOW same AS (PARTITION BY figure);

-- One row a figure that somebody claims. Nothing is summed. Words are those of the first article that has the figure.
CREATE TABLE figures AS
SELECT
    figure, whose,
    any_value(event) AS event, any_value(polarity) AS polarity, any_value(comparator) AS comparator,
    any_value("value") AS "value", any_value(low) AS low, any_value(high) AS high, any_value("group") AS "group",
    arg_min(
        {
            'surface': surface, 'unit': unit,
            'claimant': claimed_by[1].name, 'kind': claimed_by[1].kind, 'state': claimed_by[1].state
        },
        n * 1000000 + nr
    ) AS words,
    coalesce(list_sort(list_distinct(list(place) FILTER (place IS NOT NULL))), []) AS places,
    coalesce(
        list_sort(list_distinct(flatten(
            list(list_transform(claimed_by[2:], lambda c: c.name)) FILTER (len(claimed_by) > 1)
        ))), []
    ) AS also_claimed_by,
    arg_min(as_of, coalesce(as_of.last, DATE '9999-12-31')) AS as_of_first,
    arg_max(as_of, coalesce(as_of.last, DATE '0001-01-01')) AS as_of_last,
    coalesce(list_sort(list_distinct(flatten(list(disputed_by) FILTER (len(disputed_by) > 0)))), []) AS disputed_by,
    bool_and(verified) AS verified,
    count(DISTINCT n) AS articles,
    CAST(sum(mentions) AS BIGINT) AS mentions
FROM placed
GROUP BY figure, whose;

-- The ledger's rows, numbered as they are shown: by event, date (the last day it may mean) and figure. Where only the
-- first N are asked for, those that most articles report.
CREATE TABLE ledger AS
WITH ranked AS (
    SELECT *, row_number() OVER (ORDER BY articles DESC, as_of_last.last DESC NULLS LAST, figure, whose) AS place_in_all
    FROM figures
)
SELECT
    row_number() OVER (
        ORDER BY
            coalesce(list_position(asked.event_order, event), 1000), event,
            as_of_first.last NULLS LAST, coalesce("value", low, high) NULLS LAST, figure, whose
    ) AS row,
    ranked.* EXCLUDE (place_in_all)
FROM ranked, asked
WHERE asked.top = 0 OR place_in_all <= asked.top;
