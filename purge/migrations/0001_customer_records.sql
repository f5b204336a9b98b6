-- Reference schema of what KAITALK stores in PostgreSQL. purge/tables.yaml maps every table and column
-- of it to a promise. Columns named *_sealed hold AES-256-GCM ciphertext that the application makes; the
-- database never sees the key.

CREATE TABLE accounts (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  created_at timestamptz NOT NULL DEFAULT now(),
  -- Set when the customer deletes the account: the clock of every promise that runs from account deletion.
  deleted_at timestamptz,
  email text NOT NULL,
  business_name text NOT NULL,
  country char(2) NOT NULL,
  stripe_customer_id text
);
CREATE INDEX accounts_deleted_at ON accounts (deleted_at) WHERE (deleted_at IS NOT NULL);

CREATE TABLE caller_phones (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  account_id uuid NOT NULL REFERENCES accounts,
  first_seen_at timestamptz NOT NULL DEFAULT now(),
  phone_number_sealed bytea NOT NULL,
  phone_number_sha256 bytea NOT NULL CHECK (octet_length(phone_number_sha256) = 32),
  UNIQUE (account_id, phone_number_sha256)
);

CREATE TABLE calls (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  account_id uuid NOT NULL REFERENCES accounts,
  caller_phone_id uuid NOT NULL REFERENCES caller_phones,
  started_at timestamptz NOT NULL DEFAULT now(),
  duration_seconds integer NOT NULL CHECK (duration_seconds >= 0),
  twilio_call_sid text NOT NULL,
  -- A copy of the call's time in a child row can not disagree with it: see transcripts and ai_interaction_logs.
  UNIQUE (id, started_at)
);
CREATE INDEX calls_started_at ON calls (started_at);
CREATE INDEX calls_account ON calls (account_id);
CREATE INDEX calls_caller_phone ON calls (caller_phone_id);

-- Ages with its call, not with its own creation: a late transcription lives no longer than the call it shows.
CREATE TABLE transcripts (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  account_id uuid NOT NULL REFERENCES accounts,
  call_id uuid NOT NULL,
  call_started_at timestamptz NOT NULL,
  language text NOT NULL,
  health_data_sealed bytea NOT NULL,
  health_data_nonce bytea NOT NULL CHECK (octet_length(health_data_nonce) = 12),
  key_version integer NOT NULL,
  FOREIGN KEY (call_id, call_started_at) REFERENCES calls (id, started_at) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX transcripts_call_started_at ON transcripts (call_started_at);
CREATE INDEX transcripts_account ON transcripts (account_id);
CREATE INDEX transcripts_call ON transcripts (call_id);

CREATE TABLE ai_interaction_logs (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  account_id uuid NOT NULL REFERENCES accounts,
  call_id uuid NOT NULL,
  call_started_at timestamptz NOT NULL,
  model text NOT NULL,
  exchange_sealed bytea NOT NULL,
  exchange_nonce bytea NOT NULL CHECK (octet_length(exchange_nonce) = 12),
  key_version integer NOT NULL,
  FOREIGN KEY (call_id, call_started_at) REFERENCES calls (id, started_at) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX ai_interaction_logs_call_started_at ON ai_interaction_logs (call_started_at);
CREATE INDEX ai_interaction_logs_account ON ai_interaction_logs (account_id);
CREATE INDEX ai_interaction_logs_call ON ai_interaction_logs (call_id);

CREATE TABLE whatsapp_messages (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  account_id uuid NOT NULL REFERENCES accounts,
  caller_phone_id uuid NOT NULL REFERENCES caller_phones,
  exchanged_at timestamptz NOT NULL DEFAULT now(),
  inbound boolean NOT NULL,
  body_sealed bytea NOT NULL,
  body_nonce bytea NOT NULL CHECK (octet_length(body_nonce) = 12),
  key_version integer NOT NULL
);
CREATE INDEX whatsapp_messages_exchanged_at ON whatsapp_messages (exchanged_at);
CREATE INDEX whatsapp_messages_account ON whatsapp_messages (account_id);
CREATE INDEX whatsapp_messages_caller_phone ON whatsapp_messages (caller_phone_id);

-- Kept for the life of the account, but the note drawn from the call's transcript goes when the transcript does.
CREATE TABLE appointments (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  account_id uuid NOT NULL REFERENCES accounts,
  caller_phone_id uuid NOT NULL REFERENCES caller_phones,
  booked_at timestamptz NOT NULL DEFAULT now(),
  starts_at timestamptz NOT NULL,
  service text NOT NULL,
  call_note_sealed bytea,
  call_note_nonce bytea CHECK (octet_length(call_note_nonce) = 12),
  key_version integer,
  -- Lets the purge role find notes without the right to read them.
  has_call_note boolean GENERATED ALWAYS AS (call_note_sealed IS NOT NULL) STORED
);
CREATE INDEX appointments_booked_at ON appointments (booked_at) WHERE has_call_note;
CREATE INDEX appointments_account ON appointments (account_id);
CREATE INDEX appointments_caller_phone ON appointments (caller_phone_id);

CREATE TABLE ip_hashes (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  seen_at timestamptz NOT NULL DEFAULT now(),
  ip_sha256 bytea NOT NULL CHECK (octet_length(ip_sha256) = 32),
  country char(2)
);
CREATE INDEX ip_hashes_seen_at ON ip_hashes (seen_at);

-- Unlogged: never in the write-ahead log, so never in the history from which a deleted row could be restored.
CREATE UNLOGGED TABLE authentication_tokens (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  account_id uuid NOT NULL REFERENCES accounts,
  created_at timestamptz NOT NULL DEFAULT now(),
  used_at timestamptz,
  token_sha256 bytea NOT NULL UNIQUE CHECK (octet_length(token_sha256) = 32)
);
CREATE INDEX authentication_tokens_created_at ON authentication_tokens (created_at);
CREATE INDEX authentication_tokens_used_at ON authentication_tokens (used_at) WHERE (used_at IS NOT NULL);
CREATE INDEX authentication_tokens_account ON authentication_tokens (account_id);

-- A used token goes in the statement that uses it: UPDATE … SET used_at = now() … RETURNING account_id.
CREATE FUNCTION delete_used_authentication_token() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM authentication_tokens WHERE id = NEW.id;
  RETURN NULL;
END
$$;
CREATE TRIGGER authentication_tokens_used AFTER UPDATE OF used_at ON authentication_tokens
  FOR EACH ROW WHEN (NEW.used_at IS NOT NULL) EXECUTE FUNCTION delete_used_authentication_token();
