-- The role that the purge job signs in as: it deletes and counts by key and age, and reads no content.
-- The owner gives it a password apart from this file: ALTER ROLE kaitalk_purge LOGIN PASSWORD '…'.
-- UPDATE on a key is what PostgreSQL asks of whoever locks rows (FOR UPDATE SKIP LOCKED); it reveals nothing.

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'kaitalk_purge') THEN
    CREATE ROLE kaitalk_purge NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOINHERIT;
  END IF;
END
$$;

GRANT USAGE ON SCHEMA public TO kaitalk_purge;

GRANT DELETE, SELECT (id, deleted_at), UPDATE (id) ON accounts TO kaitalk_purge;
GRANT DELETE, SELECT (id, account_id), UPDATE (id) ON caller_phones TO kaitalk_purge;
GRANT DELETE, SELECT (id, account_id, started_at), UPDATE (id) ON calls TO kaitalk_purge;
GRANT DELETE, SELECT (id, account_id, call_started_at), UPDATE (id) ON transcripts TO kaitalk_purge;
GRANT DELETE, SELECT (id, account_id, call_started_at), UPDATE (id) ON ai_interaction_logs TO kaitalk_purge;
GRANT DELETE, SELECT (id, account_id, exchanged_at), UPDATE (id) ON whatsapp_messages TO kaitalk_purge;
GRANT DELETE, SELECT (id, account_id, booked_at, has_call_note), UPDATE (id, call_note_sealed, call_note_nonce, key_version)
  ON appointments TO kaitalk_purge;
GRANT DELETE, SELECT (id, seen_at), UPDATE (id) ON ip_hashes TO kaitalk_purge;
GRANT DELETE, SELECT (id, account_id, created_at, used_at), UPDATE (id) ON authentication_tokens TO kaitalk_purge;
GRANT SELECT, INSERT ON purge_receipts TO kaitalk_purge;
GRANT EXECUTE ON FUNCTION forget_old_purge_receipts() TO kaitalk_purge;
