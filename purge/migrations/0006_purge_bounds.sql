-- The database itself bounds the credential of the purge: whoever holds it can erase what is old, or belongs to an account
-- that was deleted long ago, and is on no hold, and nothing else. A test holds these ages against those that the job derives from
-- the register; they stand below them, so that a longer history needs no migration at once.
-- Triggers, because row-level security would also bind the application and hide rows instead of refusing.

CREATE OR REPLACE FUNCTION is_long_deleted_account(account uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM public.accounts WHERE id = account AND deleted_at <= now() - interval '20 days')
    AND NOT EXISTS (SELECT FROM public.legal_holds WHERE account_id = account AND (ends_at > now()) IS NOT FALSE)
$$;
REVOKE ALL ON FUNCTION is_long_deleted_account(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION is_long_deleted_account(uuid) TO kaitalk_purge;

-- All rows of a statement at once, because a look at each would take most of a purge's time. The argument names the time that
-- a row ages by, if it has one. A cascade is looked at too: the session is the purge's.
CREATE OR REPLACE FUNCTION refuse_beyond_purge() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  age text := TG_ARGV[0];
  beyond boolean;
BEGIN
  IF age = 'seen_at' THEN
    beyond := EXISTS (SELECT FROM gone WHERE seen_at > now() - interval '80 days');
  ELSIF age = 'call_started_at' THEN
    beyond := EXISTS (SELECT FROM gone WHERE call_started_at > now() - interval '80 days'
      AND NOT public.is_long_deleted_account(account_id));
  ELSIF age = 'started_at' THEN
    beyond := EXISTS (SELECT FROM gone WHERE started_at > now() - interval '80 days'
      AND NOT public.is_long_deleted_account(account_id));
  ELSIF age = 'exchanged_at' THEN
    beyond := EXISTS (SELECT FROM gone WHERE exchanged_at > now() - interval '80 days'
      AND NOT public.is_long_deleted_account(account_id));
  ELSIF age = 'created_at' THEN
    beyond := EXISTS (SELECT FROM gone WHERE used_at IS NULL AND created_at > now() - interval '10 minutes'
      AND NOT public.is_long_deleted_account(account_id));
  ELSE
    beyond := EXISTS (SELECT FROM gone WHERE NOT public.is_long_deleted_account(account_id));
  END IF;
  IF NOT beyond AND age <> 'seen_at' THEN
    beyond := EXISTS (SELECT FROM gone JOIN public.legal_holds USING (account_id) WHERE (ends_at > now()) IS NOT FALSE);
  END IF;
  IF beyond THEN
    RAISE EXCEPTION 'the purge role may not erase such a record' USING ERRCODE = 'KT001';
  END IF;
  RETURN NULL;
END
$$;

-- An account before it goes, because its holds go with it; and every change of a row. The role has few rights to change any.
CREATE OR REPLACE FUNCTION refuse_change_by_purge() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  age text := TG_ARGV[0];
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF public.is_long_deleted_account(OLD.id) THEN RETURN OLD; END IF;
  ELSIF age = 'booked_at' THEN
    -- Emptying an old note, of an account that is on no hold.
    IF NEW.id = OLD.id AND OLD.booked_at <= now() - interval '80 days'
      AND NEW.call_note_sealed IS NULL AND NEW.call_note_nonce IS NULL AND NEW.key_version IS NULL
      AND NOT EXISTS (SELECT FROM public.legal_holds WHERE account_id = OLD.account_id AND (ends_at > now()) IS NOT FALSE) THEN
      RETURN NEW;
    END IF;
  ELSIF age = 'deleted_at' THEN
    -- Marking an account whose erasure begins, now.
    IF NEW.id = OLD.id AND NEW.erasure_begun_at = now() AND public.is_long_deleted_account(OLD.id) THEN RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION 'the purge role may not do this to this record' USING ERRCODE = 'KT001';
END
$$;

-- Who acts for the purge: its session, whatever role it then takes or function it calls, and whoever inherits its role, unless
-- the table is theirs to empty anyway. The triggers fire in a session that replays a replica, too.
DO $$
DECLARE
  guarded record;
  acts text := 'session_user = ''kaitalk_purge'' OR current_user = ''kaitalk_purge''
    OR pg_has_role(current_user, to_regrole(''kaitalk_purge'')::oid, ''USAGE'') AND NOT has_table_privilege(current_user, %1$L::regclass, ''TRUNCATE'')
    OR pg_has_role(session_user, to_regrole(''kaitalk_purge'')::oid, ''USAGE'') AND NOT has_table_privilege(session_user, %1$L::regclass, ''TRUNCATE'')';
BEGIN
  FOR guarded IN SELECT * FROM (VALUES
    ('authentication_tokens', 'created_at'), ('transcripts', 'call_started_at'), ('ai_interaction_logs', 'call_started_at'),
    ('calls', 'started_at'), ('whatsapp_messages', 'exchanged_at'), ('appointments', 'booked_at'), ('ip_hashes', 'seen_at'),
    ('caller_phones', 'none'), ('accounts', 'deleted_at')) AS list (name, age)
  LOOP
    IF guarded.name <> 'accounts' THEN
      EXECUTE format('CREATE OR REPLACE TRIGGER purge_within_bounds AFTER DELETE ON %1$I REFERENCING OLD TABLE AS gone FOR EACH STATEMENT
        WHEN (' || acts || ') EXECUTE FUNCTION refuse_beyond_purge(%2$L)', guarded.name, guarded.age);
      EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER purge_within_bounds', guarded.name);
    END IF;
    EXECUTE format('CREATE OR REPLACE TRIGGER purge_changes_within_bounds BEFORE %3$s ON %1$I FOR EACH ROW
      WHEN (' || acts || ') EXECUTE FUNCTION refuse_change_by_purge(%2$L)', guarded.name, guarded.age,
      CASE guarded.name WHEN 'accounts' THEN 'DELETE OR UPDATE' ELSE 'UPDATE' END);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER purge_changes_within_bounds', guarded.name);
  END LOOP;
END
$$;
