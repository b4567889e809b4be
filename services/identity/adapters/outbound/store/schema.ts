/**
 * The identity store. Whatever lets somebody in (ids of sessions, codes, tokens, links) is there as a keyed digest only, and what
 * goes with it is sealed; see the vault. Times are epoch milliseconds.
 */
export const schema = `
  CREATE TABLE accounts (
    id TEXT PRIMARY KEY, address TEXT NOT NULL UNIQUE, email TEXT NOT NULL, name TEXT NOT NULL, roles TEXT NOT NULL,
    password_hash TEXT NOT NULL, created_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE errands (
    digest BLOB PRIMARY KEY, kind TEXT NOT NULL, account_id TEXT, sealed BLOB NOT NULL, expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX errands_expire ON errands (expires_at);

  CREATE TABLE throttle (digest BLOB PRIMARY KEY, empty_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX throttle_empty ON throttle (empty_at);

  CREATE TABLE devices (
    account_id TEXT NOT NULL, digest BLOB NOT NULL, seen_at INTEGER NOT NULL, PRIMARY KEY (account_id, digest)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX devices_seen ON devices (seen_at);

  CREATE TABLE passkeys (
    id TEXT PRIMARY KEY, account_id TEXT NOT NULL REFERENCES accounts (id), label TEXT NOT NULL, public_key BLOB NOT NULL,
    counter INTEGER NOT NULL, transports TEXT NOT NULL, added_at INTEGER NOT NULL, used_at INTEGER
  ) STRICT;
  CREATE INDEX passkeys_owner ON passkeys (account_id);

  CREATE TABLE challenges (
    digest BLOB PRIMARY KEY, expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX challenges_expire ON challenges (expires_at);

  CREATE TABLE signing_keys (kid TEXT PRIMARY KEY, sealed BLOB NOT NULL, signs_from INTEGER NOT NULL) STRICT;
  CREATE TABLE secrets (name TEXT PRIMARY KEY, sealed BLOB NOT NULL) STRICT;

  CREATE TABLE server_models (
    model TEXT NOT NULL, digest BLOB NOT NULL, sealed BLOB NOT NULL, account_id TEXT, grant_digest BLOB, uid_digest BLOB,
    user_code_digest BLOB, expires_at INTEGER NOT NULL, consumed_at INTEGER,
    PRIMARY KEY (model, digest)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX server_models_owner ON server_models (account_id, model) WHERE account_id IS NOT NULL;
  CREATE INDEX server_models_grant ON server_models (grant_digest) WHERE grant_digest IS NOT NULL;
  CREATE INDEX server_models_uid ON server_models (uid_digest) WHERE uid_digest IS NOT NULL;
  CREATE INDEX server_models_code ON server_models (user_code_digest) WHERE user_code_digest IS NOT NULL;
  CREATE INDEX server_models_expire ON server_models (expires_at);

  CREATE TABLE sessions_seen (
    uid_digest BLOB PRIMARY KEY, account_id TEXT NOT NULL, user_agent TEXT, address TEXT,
    signed_in_at INTEGER NOT NULL, seen_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE device_polls (digest BLOB PRIMARY KEY, polled_at INTEGER NOT NULL, interval_ms INTEGER NOT NULL)
    STRICT, WITHOUT ROWID;
  CREATE INDEX device_polls_age ON device_polls (polled_at);
`

/** When somebody has last proved within a session that it is them, signing in aside; unsaid until they have. */
export const proofsMigration = 'ALTER TABLE sessions_seen ADD COLUMN proved_at INTEGER;'

/** Errands can be found by the address that they are about, which is there as a digest: they end with the account of that address. */
export const errandsByAddress = `
  ALTER TABLE errands ADD COLUMN address_digest BLOB;
  CREATE INDEX errands_address ON errands (address_digest) WHERE address_digest IS NOT NULL;
  CREATE INDEX errands_owner ON errands (account_id) WHERE account_id IS NOT NULL;
`
