-- Names that were taken for one, and why.
SELECT name, kind, also, "state" AS also_state, why, articles
FROM same_names WHERE why IS NOT NULL ORDER BY name, also, also_state;
