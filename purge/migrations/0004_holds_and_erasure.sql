-- What keeps an account's records beyond their time, and what keeps a half-erased account from coming back.
-- This and the following files may be applied again: they bring a database of any earlier state to the same one.

-- A legal hold: as long as it has not ended, the purge takes nothing of the account. Its owner lifts it by setting ends_at,
-- or deletes it. Reason and owner appear in receipts and audits: name the obligation and the office, never a person.
CREATE TABLE IF NOT EXISTS legal_holds (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
  reason text NOT NULL CHECK (reason ~ '^[A-Za-zÀ-ÿ0-9 .,:/()-]{3,120}$'),
  owner text NOT NULL CHECK (owner ~ '^[A-Za-zÀ-ÿ0-9 .,:/()-]{3,120}$'),
  placed_at timestamptz NOT NULL DEFAULT now(),
  ends_at timestamptz NOT NULL CHECK (ends_at >= placed_at AND ends_at < 'infinity')
);
CREATE INDEX IF NOT EXISTS legal_holds_account ON legal_holds (account_id);
CREATE INDEX IF NOT EXISTS legal_holds_ends_at ON legal_holds (ends_at);
GRANT SELECT ON legal_holds TO kaitalk_purge;

-- Set by the purge before it takes the first row of an account. From then on restoring it would give back only what is left.
ALTER TABLE accounts ADD COLUMN IF NOT EXISTS erasure_begun_at timestamptz;
ALTER TABLE accounts DROP CONSTRAINT IF EXISTS accounts_erasure_after_deletion;
ALTER TABLE accounts ADD CONSTRAINT accounts_erasure_after_deletion
  CHECK (erasure_begun_at IS NULL OR deleted_at IS NOT NULL);
GRANT SELECT (created_at, erasure_begun_at), UPDATE (erasure_begun_at) ON accounts TO kaitalk_purge;

CREATE OR REPLACE FUNCTION refuse_to_restore_erased_account() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF OLD.erasure_begun_at IS NULL
    OR (NEW.deleted_at IS NOT DISTINCT FROM OLD.deleted_at AND NEW.erasure_begun_at IS NOT DISTINCT FROM OLD.erasure_begun_at) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'the erasure of this account has begun: it can not be restored' USING ERRCODE = 'KT002';
END
$$;
CREATE OR REPLACE TRIGGER accounts_erasure_is_final BEFORE UPDATE ON accounts
  FOR EACH ROW EXECUTE FUNCTION refuse_to_restore_erased_account();
