-- What the form for a claim is filled with: those whose keys are asked for, as they are read or were changed.
SELECT
    key, article, claim, sure, "value", low, high, comparator, event, polarity, whose, place,
    claimed_by[1].name AS claimed_by, claimed_by[1].state AS claimed_by_state, as_of
FROM claims
WHERE key IN (SELECT unnest(CAST($keys AS VARCHAR[])));
