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

-- The purge role may delete no receipt. This function, which acts with its owner's rights, forgets those that are older than
-- 120 days: a quarterly audit sees its whole quarter, a month late too. A bounded number a call, oldest first; 288 runs a day
-- add 576.
CREATE FUNCTION forget_old_purge_receipts() RETURNS integer
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH gone AS (
    DELETE FROM public.purge_receipts WHERE (run_id, stage) IN (
      SELECT run_id, stage FROM public.purge_receipts
      WHERE written_at < now() - interval '120 days' ORDER BY written_at LIMIT 1000
    ) RETURNING 1
  )
  SELECT count(*)::integer FROM gone
$$;
REVOKE ALL ON FUNCTION forget_old_purge_receipts() FROM PUBLIC;
