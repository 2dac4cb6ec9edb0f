-- What was read: articles and outlets, the days of publication, claims and their repeats.
SELECT
    (SELECT count(*) FROM records) AS records,
    count(*) AS articles,
    count(DISTINCT nullif(trim(source.publisher), '')) AS publishers,
    count(*) FILTER (nullif(trim(source.publisher), '') IS NULL) AS without_publisher,
    min(published.date) AS published_first,
    max(published.date) AS published_last,
    count(*) FILTER (published IS NULL) AS undated,
    (SELECT count(*) FROM claims) AS mentions,
    (SELECT count(*) FROM claims WHERE same_as IS NULL) AS claims,
    count(*) FILTER (len(counts) > 0) AS with_claims,
    (SELECT count(*) FROM claims WHERE len(claimed_by) = 0 AND same_as IS NULL) AS without_claimant,
    (SELECT count(*) FROM claims WHERE day_first IS NULL AND same_as IS NULL) AS claims_undated,
    (SELECT count(*) FROM figures) AS ledger_rows,
    (SELECT count(DISTINCT origin) FROM placed) AS texts,
    (SELECT count(DISTINCT n) FROM placed) AS cited,
    (SELECT count(*) FROM same_texts) AS copies,
    (SELECT count(*) FROM claims WHERE verdict = 'confirm') AS accepted,
    (SELECT count(*) FROM claims WHERE verdict = 'change') AS corrected,
    (SELECT count(*) FROM claims WHERE verdict = 'reject') AS rejected,
    (SELECT count(*) FROM claims WHERE verdict IS NULL AND note IS NOT NULL) AS noted,
    (SELECT count(DISTINCT key) FROM given WHERE key NOT IN (
        SELECT g.key FROM given AS g JOIN reviews AS r ON r.line = g.nr
    )) AS reviewed_elsewhere
FROM articles;
