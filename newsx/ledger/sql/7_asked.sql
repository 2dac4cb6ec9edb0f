-- The claims asked for: `asked` holds the filters in one row; empty lists and nulls exclude nothing.
-- A date that means a whole month is kept where any of its days is asked for.
CREATE VIEW wanted AS
SELECT told.*
FROM told, asked
WHERE (len(asked.events) = 0 OR list_contains(asked.events, event))
  AND (asked.claimant IS NULL
       OR len(list_filter(claimed_by, lambda c: contains(lower(c.name), lower(asked.claimant)))) > 0)
  AND (asked.since IS NULL OR as_of.last >= asked.since)
  AND (asked.until IS NULL OR as_of.first <= asked.until);

-- Where only one state is ever named beside a figure, those who name none mean it too. `f` numbers the claims.
CREATE TABLE placed AS
WITH whole AS (
    SELECT
        * EXCLUDE (whose),
        CASE WHEN min(whose) OVER same_claim = max(whose) OVER same_claim THEN max(whose) OVER same_claim ELSE whose END AS whose
    FROM wanted
    WINDOW same_claim AS (PARTITION BY same)
)
SELECT * EXCLUDE (figure), hash(figure, whose) AS f FROM whole;
