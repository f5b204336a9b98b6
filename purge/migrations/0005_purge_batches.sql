-- What each batch of a purge erased, written in the batch's own transaction: a run that was killed, or lost its line while
-- a batch was on its way, is counted exactly by the next receipt.
CREATE TABLE IF NOT EXISTS purge_batches (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  run_id uuid NOT NULL,
  table_name text NOT NULL,
  cause text NOT NULL CHECK (cause IN ('age', 'use', 'account-deletion')),
  erased integer NOT NULL CHECK (erased > 0),
  written_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX IF NOT EXISTS purge_batches_run ON purge_batches (run_id);
CREATE INDEX IF NOT EXISTS purge_batches_written_at ON purge_batches (written_at);
GRANT SELECT, INSERT (run_id, table_name, cause, erased) ON purge_batches TO kaitalk_purge;

-- The server dates every receipt, whatever the purge role would like; and it takes a receipt only from a run that started.
REVOKE INSERT ON purge_receipts FROM kaitalk_purge;
GRANT INSERT (run_id, stage, receipt) ON purge_receipts TO kaitalk_purge;

-- 288 runs a day are 12 an hour; people add a few.
CREATE OR REPLACE FUNCTION refuse_false_receipt() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NEW.stage = 'started' THEN
    IF (SELECT count(*) FROM public.purge_receipts WHERE stage = 'started' AND written_at > now() - interval '1 hour') < 200 THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'too many purge runs within an hour' USING ERRCODE = 'KT003';
  END IF;
  IF EXISTS (
    SELECT FROM public.purge_receipts
    WHERE run_id = NEW.run_id AND stage = 'started' AND written_at > now() - interval '1 day'
  ) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'this purge run never started' USING ERRCODE = 'KT003';
END
$$;
CREATE OR REPLACE TRIGGER purge_receipts_of_runs BEFORE INSERT ON purge_receipts FOR EACH ROW
  WHEN (current_user = 'kaitalk_purge') EXECUTE FUNCTION refuse_false_receipt();

CREATE OR REPLACE FUNCTION forget_old_purge_receipts() RETURNS integer
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DELETE FROM public.purge_batches WHERE id IN (
    SELECT id FROM public.purge_batches WHERE written_at < now() - interval '8 days' ORDER BY written_at LIMIT 10000
  );
  WITH gone AS (
    DELETE FROM public.purge_receipts WHERE (run_id, stage) IN (
      SELECT run_id, stage FROM public.purge_receipts
      WHERE written_at < now() - interval '120 days' ORDER BY written_at LIMIT 1000
    ) RETURNING 1
  )
  SELECT count(*)::integer FROM gone
$$;
REVOKE ALL ON FUNCTION forget_old_purge_receipts() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_old_purge_receipts() TO kaitalk_purge;
