-- What each run of `kaitalk purge` did: counts and ages, never a record. Two entries a run, appended and never
-- changed: a run that was killed shows as "started" without "finished".

CREATE TABLE purge_receipts (
  run_id uuid NOT NULL,
  stage text NOT NULL CHECK (stage IN ('started', 'finished')),
  written_at timestamptz NOT NULL DEFAULT now(),
  receipt jsonb NOT NULL,
  PRIMARY KEY (run_id, stage)
);
CREATE INDEX purge_receipts_written_at ON purge_receipts (written_at);
