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

-- Each entry carries a digest of itself and of the one before, so that whoever changes, removes or slips one in breaks the
-- chain: `kaitalk retention check` follows it. The oldest entry left stands behind those that were forgotten.
ALTER TABLE purge_receipts ADD COLUMN IF NOT EXISTS number bigint,
  ADD COLUMN IF NOT EXISTS previous_sha256 bytea,
  ADD COLUMN IF NOT EXISTS chain_sha256 bytea;
CREATE UNIQUE INDEX IF NOT EXISTS purge_receipts_number ON purge_receipts (number);

CREATE OR REPLACE FUNCTION digest_of_receipt(entry purge_receipts) RETURNS bytea
  LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT sha256(coalesce(entry.previous_sha256, '') || convert_to(concat_ws(' ', entry.number, entry.run_id, entry.stage,
    to_char(entry.written_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), entry.receipt::text), 'UTF8'))
$$;
GRANT EXECUTE ON FUNCTION digest_of_receipt(purge_receipts) TO kaitalk_purge;

CREATE OR REPLACE FUNCTION chain_receipt() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  last record;
BEGIN
  -- One entry after the other.
  PERFORM pg_advisory_xact_lock(19265, 0);
  SELECT number, chain_sha256 INTO last FROM public.purge_receipts WHERE number IS NOT NULL ORDER BY number DESC LIMIT 1;
  NEW.number := coalesce(last.number, 0) + 1;
  NEW.previous_sha256 := last.chain_sha256;
  NEW.chain_sha256 := public.digest_of_receipt(NEW);
  RETURN NEW;
END
$$;
-- Triggers fire in the order of their names: this one after the entry was dated.
CREATE OR REPLACE TRIGGER purge_receipts_sealed BEFORE INSERT ON purge_receipts
  FOR EACH ROW EXECUTE FUNCTION chain_receipt();
ALTER TABLE purge_receipts ENABLE ALWAYS TRIGGER purge_receipts_sealed;

-- The first table that holds a record past its documented period, which no legal hold keeps; null where none does. By index:
-- a table that was never analysed would be read whole.
CREATE OR REPLACE FUNCTION table_with_overdue_record() RETURNS text
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
  WITH held AS (SELECT account_id FROM public.legal_holds WHERE (ends_at > now()) IS NOT FALSE AND account_id IS NOT NULL)
  SELECT CASE
    WHEN EXISTS (SELECT FROM public.authentication_tokens WHERE created_at <= now() - interval '30 minutes'
      AND (account_id IN (SELECT account_id FROM held)) IS NOT TRUE) THEN 'authentication_tokens'
    WHEN EXISTS (SELECT FROM public.transcripts WHERE call_started_at <= now() - interval '90 days'
      AND (account_id IN (SELECT account_id FROM held)) IS NOT TRUE) THEN 'transcripts'
    WHEN EXISTS (SELECT FROM public.ai_interaction_logs WHERE call_started_at <= now() - interval '90 days'
      AND (account_id IN (SELECT account_id FROM held)) IS NOT TRUE) THEN 'ai_interaction_logs'
    WHEN EXISTS (SELECT FROM public.calls WHERE started_at <= now() - interval '90 days'
      AND (account_id IN (SELECT account_id FROM held)) IS NOT TRUE) THEN 'calls'
    WHEN EXISTS (SELECT FROM public.whatsapp_messages WHERE exchanged_at <= now() - interval '90 days'
      AND (account_id IN (SELECT account_id FROM held)) IS NOT TRUE) THEN 'whatsapp_messages'
    WHEN EXISTS (SELECT FROM public.appointments WHERE has_call_note AND booked_at <= now() - interval '90 days'
      AND (account_id IN (SELECT account_id FROM held)) IS NOT TRUE) THEN 'appointments'
    WHEN EXISTS (SELECT FROM public.ip_hashes WHERE seen_at <= now() - interval '90 days') THEN 'ip_hashes'
    WHEN EXISTS (SELECT FROM public.accounts WHERE deleted_at <= now() - interval '30 days'
      AND (id IN (SELECT account_id FROM held)) IS NOT TRUE) THEN 'accounts'
  END
$$;
REVOKE ALL ON FUNCTION table_with_overdue_record() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION table_with_overdue_record() TO kaitalk_purge;

-- 288 runs a day are 12 an hour; people add a few. Whoever holds the credential can write receipts, but not ones that the
-- database itself can see to be false. The database dates them.
CREATE OR REPLACE FUNCTION refuse_false_receipt() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  overdue text;
BEGIN
  NEW.written_at := clock_timestamp();
  IF NEW.stage = 'started' THEN
    IF (SELECT count(*) FROM public.purge_receipts WHERE stage = 'started' AND written_at > now() - interval '1 hour') < 200 THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'too many purge runs within an hour' USING ERRCODE = 'KT003';
  END IF;
  IF NOT EXISTS (
    SELECT FROM public.purge_receipts
    WHERE run_id = NEW.run_id AND stage = 'started' AND written_at > now() - interval '1 day'
  ) THEN
    RAISE EXCEPTION 'this purge run never started' USING ERRCODE = 'KT003';
  END IF;
  IF NEW.receipt->>'outcome' = 'complete' THEN
    overdue := public.table_with_overdue_record();
    IF overdue IS NOT NULL THEN
      RAISE EXCEPTION 'a record of "%" is past its period: this purge is not complete', overdue USING ERRCODE = 'KT003';
    END IF;
  END IF;
  RETURN NEW;
END
$$;
-- Whoever inherits the role acts for it, unless the table is theirs to empty anyway.
CREATE OR REPLACE TRIGGER purge_receipts_of_runs BEFORE INSERT ON purge_receipts FOR EACH ROW
  WHEN (session_user = 'kaitalk_purge' OR current_user = 'kaitalk_purge'
    OR pg_has_role(current_user, to_regrole('kaitalk_purge')::oid, 'USAGE')
      AND NOT has_table_privilege(current_user, 'purge_receipts'::regclass, 'TRUNCATE'))
  EXECUTE FUNCTION refuse_false_receipt();
ALTER TABLE purge_receipts ENABLE ALWAYS TRIGGER purge_receipts_of_runs;

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
