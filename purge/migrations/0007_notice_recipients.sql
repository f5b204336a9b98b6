-- Whom "kaitalk notice send" writes to: the registered address of every active business customer, and nothing more of them.
-- An account whose deletion was asked for is no customer any longer. The owner gives the role a password apart from this
-- file: ALTER ROLE kaitalk_notice LOGIN PASSWORD '…'.

CREATE OR REPLACE VIEW notice_recipients WITH (security_barrier = true) AS
  SELECT id AS account_id, email,
    CASE country WHEN 'MX' THEN 'es-MX' WHEN 'BR' THEN 'pt-BR' ELSE 'en' END AS language
  FROM accounts WHERE deleted_at IS NULL;

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'kaitalk_notice') THEN
    CREATE ROLE kaitalk_notice NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOINHERIT;
  END IF;
END
$$;

GRANT USAGE ON SCHEMA public TO kaitalk_notice;
GRANT SELECT ON notice_recipients TO kaitalk_notice;
