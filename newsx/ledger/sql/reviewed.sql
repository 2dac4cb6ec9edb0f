-- What a reader said of the claims of the articles that are shown (`shown` holds their ids), with what holds of each now.
SELECT
    article, claim, "value", low, high, comparator, event, polarity, whose, place,
    list_transform(claimed_by, lambda who: {'name': who.name, 'state': who.state}) AS claimed_by,
    as_of, as_of_basis, verdict, note
FROM claims
WHERE (verdict IS NOT NULL OR note IS NOT NULL) AND article IN (SELECT id FROM shown);
