-- The database itself bounds the credential of the purge: whoever holds it can erase what is old, or belongs to an account
-- that was deleted long ago and is on no hold, and nothing else. A test holds these ages against those that the job derives from
-- the register; they stand below them, so that a longer history needs no migration at once.
-- Triggers, beage row-level security would also bind the application and hide rows instead of refusing.

CREATE OR REPLACE FUNCTION is_long_deleted_account(account uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM public.accounts WHERE id = account AND deleted_at <= now() - interval '20 days')
    AND NOT EXISTS (SELECT FROM public.legal_holds WHERE account_id = account AND ends_at > now())
$$;
REVOKE ALL ON FUNCTION is_long_deleted_account(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION is_long_deleted_account(uuid) TO kaitalk_purge;

-- The argument names the time that a row ages by, if it has one. A cascade acts with its table's owner, after the row that it
-- starts from has passed here.
CREATE OR REPLACE FUNCTION refuse_beyond_purge() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  age text := TG_ARGV[0];
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF age = 'call_started_at' THEN
      IF OLD.call_started_at <= now() - interval '80 days' THEN RETURN OLD; END IF;
    ELSIF age = 'started_at' THEN
      IF OLD.started_at <= now() - interval '80 days' THEN RETURN OLD; END IF;
    ELSIF age = 'exchanged_at' THEN
      IF OLD.exchanged_at <= now() - interval '80 days' THEN RETURN OLD; END IF;
    ELSIF age = 'seen_at' THEN
      IF OLD.seen_at <= now() - interval '80 days' THEN RETURN OLD; END IF;
    ELSIF age = 'created_at' THEN
      IF OLD.used_at IS NOT NULL OR OLD.created_at <= now() - interval '10 minutes' THEN RETURN OLD; END IF;
    ELSIF age = 'deleted_at' THEN
      IF public.is_long_deleted_account(OLD.id) THEN RETURN OLD; END IF;
    END IF;
    IF age NOT IN ('seen_at', 'deleted_at') THEN
      IF public.is_long_deleted_account(OLD.account_id) THEN RETURN OLD; END IF;
    END IF;
  ELSIF age = 'booked_at' THEN
    -- Emptying an old note. The role has no right on any other column.
    IF NEW.id = OLD.id AND OLD.booked_at <= now() - interval '80 days'
      AND NEW.call_note_sealed IS NULL AND NEW.call_note_nonce IS NULL AND NEW.key_version IS NULL THEN
      RETURN NEW;
    END IF;
  ELSIF age = 'deleted_at' THEN
    -- Marking an account whose erasure begins, now.
    IF NEW.id = OLD.id AND NEW.erasure_begun_at = now() AND public.is_long_deleted_account(OLD.id) THEN RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION 'the purge role may not do this to this record' USING ERRCODE = 'KT001';
END
$$;

CREATE OR REPLACE TRIGGER purge_within_bounds BEFORE DELETE OR UPDATE ON authentication_tokens FOR EACH ROW
  WHEN (current_user = 'kaitalk_purge') EXECUTE FUNCTION refuse_beyond_purge('created_at');
CREATE OR REPLACE TRIGGER purge_within_bounds BEFORE DELETE OR UPDATE ON transcripts FOR EACH ROW
  WHEN (current_user = 'kaitalk_purge') EXECUTE FUNCTION refuse_beyond_purge('call_started_at');
CREATE OR REPLACE TRIGGER purge_within_bounds BEFORE DELETE OR UPDATE ON ai_interaction_logs FOR EACH ROW
  WHEN (current_user = 'kaitalk_purge') EXECUTE FUNCTION refuse_beyond_purge('call_started_at');
CREATE OR REPLACE TRIGGER purge_within_bounds BEFORE DELETE OR UPDATE ON calls FOR EACH ROW
  WHEN (current_user = 'kaitalk_purge') EXECUTE FUNCTION refuse_beyond_purge('started_at');
CREATE OR REPLACE TRIGGER purge_within_bounds BEFORE DELETE OR UPDATE ON whatsapp_messages FOR EACH ROW
  WHEN (current_user = 'kaitalk_purge') EXECUTE FUNCTION refuse_beyond_purge('exchanged_at');
CREATE OR REPLACE TRIGGER purge_within_bounds BEFORE DELETE OR UPDATE ON appointments FOR EACH ROW
  WHEN (current_user = 'kaitalk_purge') EXECUTE FUNCTION refuse_beyond_purge('booked_at');
CREATE OR REPLACE TRIGGER purge_within_bounds BEFORE DELETE OR UPDATE ON ip_hashes FOR EACH ROW
  WHEN (current_user = 'kaitalk_purge') EXECUTE FUNCTION refuse_beyond_purge('seen_at');
CREATE OR REPLACE TRIGGER purge_within_bounds BEFORE DELETE OR UPDATE ON caller_phones FOR EACH ROW
  WHEN (current_user = 'kaitalk_purge') EXECUTE FUNCTION refuse_beyond_purge('none');
CREATE OR REPLACE TRIGGER purge_within_bounds BEFORE DELETE OR UPDATE ON accounts FOR EACH ROW
  WHEN (current_user = 'kaitalk_purge') EXECUTE FUNCTION refuse_beyond_purge('deleted_at');
