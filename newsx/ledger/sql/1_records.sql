-- One row a record, of all files in the order given; a record read twice (the same bytes) counts once.
-- Needs: SET VARIABLE files = ['a.jsonl', 'b.jsonl.gz'];
CREATE TABLE records AS
SELECT row_number() OVER () AS n, *
FROM read_json(
    getvariable('files'),
    format = 'newline_delimited',
    maximum_object_size = 33554432,  -- bytes: 32 MB, and duckdb holds two such buffers a thread
    columns = {
        schema: 'VARCHAR',
        id: 'VARCHAR',
        source: 'STRUCT(path VARCHAR, line BIGINT, url VARCHAR, publisher VARCHAR)',
        title: 'VARCHAR',
        published: 'STRUCT("date" VARCHAR, basis VARCHAR)',
        authors: 'VARCHAR[]',
        dateline: 'STRUCT(place VARCHAR, agency VARCHAR)',
        language: 'VARCHAR',
        text: 'VARCHAR',
        dropped: 'STRUCT(rule VARCHAR, why VARCHAR, source_start BIGINT, source_end BIGINT)[]',
        actors: 'STRUCT(id VARCHAR, name VARCHAR, kind VARCHAR, "role" VARCHAR, affiliation VARCHAR, state VARCHAR,
                        aliases VARCHAR[], minor BOOLEAN, mentions BIGINT[][])[]',
        institutions: 'STRUCT(id VARCHAR, name VARCHAR, acronym VARCHAR, kind VARCHAR, state VARCHAR, aliases VARCHAR[],
                              mentions BIGINT[][])[]',
        counts: 'STRUCT(id VARCHAR, surface VARCHAR, "start" BIGINT, "end" BIGINT, sentence BIGINT[],
                        "value" BIGINT, low BIGINT, high BIGINT, comparator VARCHAR, unit VARCHAR, "group" VARCHAR,
                        qualifiers VARCHAR[], age_low BIGINT, age_high BIGINT, event VARCHAR, event_surface VARCHAR,
                        polarity VARCHAR, scope VARCHAR, whose VARCHAR, place VARCHAR,
                        claimed_by STRUCT(name VARCHAR, kind VARCHAR, state VARCHAR, surface VARCHAR)[], voice VARCHAR,
                        as_of STRUCT("date" VARCHAR, "precision" VARCHAR, surface VARCHAR, basis VARCHAR),
                        since STRUCT("date" VARCHAR), disputed_by VARCHAR[], verified BOOLEAN, part_of VARCHAR,
                        whole STRUCT(surface VARCHAR, "value" BIGINT, unit VARCHAR), same_as VARCHAR, sure DOUBLE, rules VARCHAR[])[]',
        warnings: 'VARCHAR[]'
    }
);

-- One row an article. `label` names the outlet as well as the record can: its name, its site, else the file.
CREATE TABLE first_of_its_bytes AS SELECT min(n) AS n FROM records GROUP BY id;
CREATE VIEW articles AS
SELECT
    *,
    coalesce(
        nullif(trim(source.publisher), ''),
        nullif(regexp_extract(source.url, '^https?://(?:www\.)?([^/:?#]+)', 1), ''),
        regexp_extract(source.path, '[^/\\]+$'),
        id
    ) AS label
FROM records
SEMI JOIN first_of_its_bytes USING (n);
