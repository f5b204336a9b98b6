import { z } from "zod";

/** Plain SQL names only, so that a name can stand in a statement as it is written. */
const name = z
  .string()
  .regex(/^[a-z_][a-z0-9_]{0,62}$/, 'is not a lower-case SQL name such as "call_started_at"');
const clauseId = z.string().describe("Id of a retention clause of register/register.yaml");
const age = name.describe("timestamptz column, never null, from which the period runs").optional();

const erasure = z.discriminatedUnion("erased", [
  z.strictObject({
    clause: clauseId,
    erased: z.literal("delete"),
    age: age.describe("Left out where the period runs from the deletion of the account"),
  }),
  z.strictObject({
    clause: clauseId,
    erased: z.literal("set-null"),
    age: name.describe("timestamptz column, never null, from which the period runs"),
    columns: z.array(name).min(1).describe("The columns that are emptied; the row stays"),
    while: name.describe("boolean column that says whether there is something to empty"),
  }),
  z.strictObject({
    clause: clauseId,
    erased: z.literal("unlogged"),
    age: name.describe("timestamptz column, never null, from which the period runs"),
    spent: name.describe("timestamptz column that is set when the record is used up and must go at once"),
  }),
]);

const table = z.strictObject({
  key: name.describe("Primary key, one column"),
  accountKey: name.optional().describe("The column that names the account; the row goes with it"),
  readable: z.array(name).min(1).describe("Keys and ages: all that the purge role may read"),
  sealed: z.array(name).describe("Content: the purge role may not read it"),
  erasures: z.array(erasure).describe("How a record leaves, one entry a promise"),
  holdsNoPersonalData: z.string().min(1).optional().describe("Why nothing has to leave"),
});

/** purge/tables.yaml: which table and column holds which promise, and how a record leaves. */
export const tableMapSchema = z
  .strictObject({
    $schema: z.string().optional(),
    schema: name.describe("The only SQL schema that may hold tables"),
    role: name.describe("The role that the purge job signs in as"),
    readers: z
      .array(z.strictObject({ role: name, only: name.optional().describe("The one view that it may read") }))
      .optional()
      .describe("Roles beside the owner that may read content, such as the application's"),
    accounts: z.strictObject({
      table: name,
      deletedAt: name.describe("timestamptz column, set when the customer deletes the account"),
      createdAt: name.describe("timestamptz column; an account deleted before it is not erased unseen"),
      begunAt: name.describe("timestamptz column, set by the purge when an account's erasure begins"),
    }),
    ledger: z.strictObject({
      table: name.describe("Table that keeps the receipt of every purge run"),
      forget: name.describe("Function without parameters that forgets receipts whose period is over"),
      batches: name.describe("Table in which each batch notes what it erased, in its own transaction"),
      digest: name.describe("Function that gives the digest that seals a receipt to the one before"),
    }),
    holds: z
      .strictObject({
        table: name,
        accountKey: name.describe("The account whose records stay"),
        reason: name,
        owner: name,
        endsAt: name.describe("timestamptz column, never null: the hold keeps nothing from then on"),
      })
      .describe("Legal holds, which the purge role may read and not change"),
    partitions: z
      .strictObject({
        find: name.describe("Function that finds the partitions whose time is up as a whole"),
        count: name.describe("Function that keeps writers out of one of them and counts its rows"),
        drop: name.describe("Function that drops it"),
      })
      .describe("Functions of the owner's for tables that are partitioned by their age"),
    tables: z.record(name, table).describe("Rows leave in this order: referring tables before referred ones"),
  })
  .meta({ title: "KAITALK table map", description: "Where the database keeps what the register promises." });

export type TableMap = z.infer<typeof tableMapSchema>;
export type MappedTable = TableMap["tables"][string];
export type Erasure = MappedTable["erasures"][number];
