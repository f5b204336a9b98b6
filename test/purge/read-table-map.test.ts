import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { declaredSchema, schemaOf } from "../../purge/declared-schema.ts";
import { parseTableMap, readTableMap, tableMap } from "../../purge/read-table-map.ts";
import { purgedClauses } from "../../retention/purge-orders.ts";

const shipped = readFileSync(new URL("../../purge/tables.yaml", import.meta.url), "utf8");

/** The shipped map with one passage replaced, so that each case breaks one thing. */
function broken(passage: string | RegExp, replacement: string): string {
  const text = shipped.replace(passage, replacement);
  expect(text).not.toBe(shipped);
  return text;
}

function problems(source: string): string[] {
  try {
    parseTableMap("tables.yaml", source, declaredSchema());
  } catch (error) {
    return error instanceof Error ? error.message.split("\n") : [];
  }
  return [];
}

function lineOf(passage: string): number {
  return shipped.slice(0, shipped.indexOf(passage)).split("\n").length;
}

test("the shipped map covers every promise that the purge enforces", () => {
  const mapped = Object.values(tableMap().tables).flatMap(({ erasures }) =>
    erasures.map(({ clause }) => clause),
  );
  expect(new Set(mapped)).toEqual(new Set(purgedClauses().map(({ id }) => id)));
});

describe("a map that is refused", () => {
  const erasure = "{ clause: ip-addresses, erased: delete, age: seen_at }";
  const cases: readonly (readonly [string, string, RegExp])[] = [
    [
      "an unknown key",
      broken("role: kaitalk_purge", "role: kaitalk_purge\nlegder: x"),
      /^tables\.yaml:\d+:1: unknown key "legder"/,
    ],
    [
      "a name that is no SQL name",
      broken("deletedAt: deleted_at", 'deletedAt: "deleted at"'),
      new RegExp(
        `^tables\\.yaml:${lineOf("accounts: {")}:\\d+: "accounts\\.deletedAt" \\("deleted at"\\) is not a lower-case SQL name`,
      ),
    ],
    [
      "a promise that the register lacks",
      broken(erasure, "{ clause: ip-address, erased: delete, age: seen_at }"),
      new RegExp(
        `^tables\\.yaml:${lineOf(erasure)}:\\d+: no retention clause that the purge enforces is called "ip-address"`,
      ),
    ],
    [
      "a promise that no table holds",
      broken(erasure, "{ clause: whatsapp-messages, erased: delete, age: seen_at }"),
      /no table holds "ip-addresses", which the register promises to purge; map it\.$/,
    ],
    [
      "an age where the account's deletion decides",
      broken(
        "{ clause: business-email, erased: delete }",
        "{ clause: business-email, erased: delete, age: deleted_at }",
      ),
      /"business-email" runs from the deletion of the account; remove the age column\.$/,
    ],
    [
      "no age where creation decides",
      broken(erasure, "{ clause: ip-addresses, erased: delete }"),
      /"ip-addresses" runs from creation; name the age column\.$/,
    ],
    [
      "tokens in a logged table",
      broken("erased: unlogged, age: created_at, spent: used_at", "erased: delete, age: created_at"),
      /"authentication-tokens" is promised for an unlogged table; write "unlogged"\.$/,
    ],
    [
      "other data in an unlogged table",
      broken(
        "{ clause: ip-addresses, erased: delete, age: seen_at }",
        "{ clause: ip-addresses, erased: unlogged, age: seen_at, spent: seen_at }",
      ),
      /"ip-addresses" is not promised for an unlogged table; write "delete" or "set-null"\.$/,
    ],
    [
      "an age that the purge role may not read",
      broken("readable: [id, seen_at]", "readable: [id]"),
      /"seen_at" of "ip_hashes" must be readable to purge by it; add it there\.$/,
    ],
    [
      "a column listed twice",
      broken("sealed: [ip_sha256, country]", "sealed: [ip_sha256, country, seen_at]"),
      /column "seen_at" of "ip_hashes" is listed twice; keep one entry\.$/,
    ],
    [
      "content that is emptied but not sealed",
      broken("columns: [call_note_sealed,", "columns: [note,"),
      /"note" of "appointments" is emptied as content; list it under sealed\.$/,
    ],
    [
      "a table that leaves by nothing",
      broken(/ {4}holdsNoPersonalData: Counts.*\n/, ""),
      /"purge_receipts" says neither how records leave nor why it holds no personal data\.$/,
    ],
    [
      "personal data and the claim of none",
      broken(erasure, `${erasure}\n    holdsNoPersonalData: Only hashes.`),
      /"ip_hashes" has erasures and says that it holds no personal data; keep one\.$/,
    ],
    [
      "a ledger that is not mapped",
      broken("table: purge_receipts", "table: receipts"),
      new RegExp(
        `^tables\\.yaml:${lineOf("table: purge_receipts")}:\\d+: table "receipts" is not mapped; add it\\.$`,
      ),
    ],
    [
      "accounts that are not mapped",
      broken("table: accounts,", "table: customers,"),
      new RegExp(`^tables\\.yaml:${lineOf("accounts: {")}:1: table "customers" is not mapped; add it\\.$`),
    ],
    [
      "an account time that the purge role may not read",
      broken("deletedAt: deleted_at", "deletedAt: email"),
      /"email" must be readable in "accounts"\.$/,
    ],
    [
      "rows that would outlive their account",
      broken("table: accounts,", "table: calls,"),
      /"whatsapp_messages" must stand before "calls", because its rows leave first\.$/,
    ],
  ];
  test.each(cases)("%s", (_, source, expected) => {
    expect(problems(source).filter((problem) => expected.test(problem))).toHaveLength(1);
  });

  test("a file that is not there", () => {
    expect(() => readTableMap(new URL("no-such-file.yaml", import.meta.url))).toThrow(
      "test/purge/no-such-file.yaml: cannot be read; restore the file or name another.",
    );
  });
});

describe("a map that does not fit the migrations is refused with its line", () => {
  const ipHashes = lineOf("  ip_hashes:");
  test.each([
    [
      "a renamed table",
      broken("  ip_hashes:", "  address_hashes:"),
      [
        `tables.yaml:${ipHashes}:3: no migration makes a table "address_hashes"; correct the name, or add the migration.`,
        `tables.yaml:${lineOf("tables:")}:1: the migrations make a table "ip_hashes"; map it here.`,
      ],
    ],
    [
      "a renamed column",
      broken("sealed: [ip_sha256, country]", "sealed: [ip_sha512, country]"),
      [
        expect.stringMatching(/: no migration gives "ip_hashes" a column "ip_sha512"\.$/),
        `tables.yaml:${ipHashes}:3: the migrations give "ip_hashes" a column "ip_sha256"; list it here.`,
      ],
    ],
    [
      "a role that no migration makes",
      broken("role: kaitalk_purge", "role: kaitalk_owner"),
      [
        `tables.yaml:${lineOf("role: kaitalk_purge")}:1: no migration lets a role "kaitalk_owner" read what the purge needs; name the role of purge/migrations/0003_purge_role.sql.`,
      ],
    ],
    [
      "content that is said to be readable",
      broken(
        "readable: [id, seen_at]\n    sealed: [ip_sha256, country]",
        "readable: [id, seen_at, country]\n    sealed: [ip_sha256]",
      ),
      [
        `tables.yaml:${ipHashes}:3: no migration lets "kaitalk_purge" read "country" of "ip_hashes"; list it under sealed, or add the migration.`,
      ],
    ],
    [
      "a column that is left out",
      broken("sealed: [ip_sha256, country]", "sealed: [ip_sha256]"),
      [`tables.yaml:${ipHashes}:3: the migrations give "ip_hashes" a column "country"; list it here.`],
    ],
  ])("%s", (_, source, expected) => {
    expect(problems(source)).toEqual(expected);
  });

  test("tokens in a logged table", () => {
    const logged = new Map(declaredSchema());
    logged.set("authentication_tokens", {
      columns: new Set(logged.get("authentication_tokens")?.columns),
      logged: true,
      readableBy: new Map(logged.get("authentication_tokens")?.readableBy),
    });
    expect(() => parseTableMap("tables.yaml", shipped, logged)).toThrow(
      `tables.yaml:${lineOf("  authentication_tokens:")}:3: the migrations make "authentication_tokens" logged, and it is mapped otherwise.`,
    );
  });
});

test("a schema is what its statements leave behind, in their order", () => {
  const schema = schemaOf(`
    -- CREATE TABLE commented (id int);
    CREATE TABLE a (id uuid PRIMARY KEY, size numeric(10, 2) CHECK (size > 0, true), UNIQUE (id, size));
    CREATE UNLOGGED TABLE IF NOT EXISTS b (
      id int, -- the key; of course
      CONSTRAINT one CHECK (id > 0)
    );
    CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN CREATE TABLE no (x int); END $$;
    ALTER TABLE a ADD COLUMN kind text, DROP COLUMN size;
    ALTER TABLE ONLY b RENAME COLUMN id TO key;
    ALTER TABLE b SET LOGGED;
    ALTER TABLE b RENAME TO c;
    GRANT DELETE, SELECT (id, kind), UPDATE (id) ON a TO reader;
    GRANT SELECT ON c TO reader;
    GRANT SELECT (key), INSERT ON TABLE c TO writer;
    REVOKE SELECT (kind) ON a FROM reader;
    GRANT USAGE ON SCHEMA public TO reader;
    GRANT EXECUTE ON FUNCTION f() TO reader;
    CREATE TABLE gone (id int);
    DROP TABLE IF EXISTS gone;
  `);
  expect([...schema].map(([name, { logged, columns }]) => [name, logged, [...columns]])).toEqual([
    ["a", true, ["id", "kind"]],
    ["c", true, ["key"]],
  ]);
  const readers = (name: string) =>
    [...(schema.get(name)?.readableBy ?? [])].map(([role, columns]) => [role, ...columns]);
  expect(readers("a")).toEqual([["reader", "id"]]);
  expect(readers("c")).toEqual([
    ["reader", "*"],
    ["writer", "key"],
  ]);
});
