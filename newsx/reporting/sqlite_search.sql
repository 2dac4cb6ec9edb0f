-- Made after the tables are filled, which is faster. Datasette finds the searches by content="table", written like that.
CREATE INDEX counts_event ON counts (event);
CREATE INDEX counts_ledger_row ON counts (ledger_row);
CREATE INDEX ledger_event ON ledger (event);
CREATE INDEX ledger_series ON ledger (series);
CREATE INDEX claimants_name ON claimants (name);
CREATE VIRTUAL TABLE articles_fts USING fts5 (title, text, content="articles", content_rowid='rowid');
INSERT INTO articles_fts (articles_fts) VALUES ('rebuild');
CREATE VIRTUAL TABLE counts_fts USING fts5 (surface, sentence, content="counts", content_rowid='rowid');
INSERT INTO counts_fts (counts_fts) VALUES ('rebuild');
ANALYZE;
