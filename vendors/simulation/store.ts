import { DatabaseSync } from "node:sqlite";
import type { JsonObject } from "./json.ts";

/** One object as its vendor holds it, whatever the engine believes. */
export interface HeldObject {
  readonly type: string;
  readonly id: string;
  /** The resource that made it, as the engine named it; how a person finds it in the sandbox. */
  readonly urn: string;
  readonly properties: JsonObject;
}

/** One thing that a vendor keeps of what passed through it: a recording, a message, an object of a bucket, a line of a log. */
export interface KeptItem {
  readonly kind: string;
  /** Whose it is: an account, a bucket, a server, a service. */
  readonly owner: string;
  readonly id: string;
  /** When it came to be, ISO 8601 in UTC. */
  readonly at: string;
  readonly properties: JsonObject;
}

/** Which part of what is kept is asked for. Times are ISO 8601 in UTC. */
export interface KeptQuery {
  /** At or after. */
  readonly from?: string;
  /** Strictly before. */
  readonly before?: string;
  /** Starts of ids. */
  readonly prefix?: string;
}

export interface KeptPage extends KeptQuery {
  readonly order: "oldest" | "newest" | "id";
  readonly limit: number;
  /** The last item of the page before. */
  readonly after?: { readonly at: string; readonly id: string };
}

interface Row {
  readonly type: string;
  readonly id: string;
  readonly urn: string;
  readonly properties: string;
}

/** The simulated vendors' own memory, in one SQLite file (or ":memory:"), apart from the engine's state. */
export class VendorStore {
  private readonly database: DatabaseSync;

  constructor(file: string) {
    this.database = new DatabaseSync(file);
    this.database.exec(`
      create table if not exists object (
        type text not null, id text not null, urn text not null, properties text not null,
        primary key (type, id)
      ) strict;
      create table if not exists kept (
        kind text not null, owner text not null, id text not null, at text not null, properties text not null,
        primary key (kind, owner, id)
      ) strict, without rowid;
      create index if not exists kept_by_time on kept (kind, owner, at, id);
      create table if not exists made (
        type text not null, id text not null, at text not null, primary key (type, id)
      ) strict;
      create table if not exists sequence (name text primary key, value integer not null) strict;
      create table if not exists grant_given (name text primary key) strict;
    `);
  }

  put(object: HeldObject): void {
    this.database
      .prepare("insert or ignore into made (type, id, at) values (?, ?, ?)")
      .run(object.type, object.id, new Date().toISOString());
    this.database
      .prepare(
        `insert into object (type, id, urn, properties) values (?, ?, ?, ?)
         on conflict (type, id) do update set urn = excluded.urn, properties = excluded.properties`,
      )
      .run(object.type, object.id, object.urn, JSON.stringify(object.properties));
  }

  get(type: string, id: string): HeldObject | undefined {
    return this.select("where type = ? and id = ?", type, id)[0];
  }

  /** When an object was made, ISO 8601 in UTC; an empty text for one that the vendor never held. */
  madeAt({ type, id }: Pick<HeldObject, "type" | "id">): string {
    const row = this.database.prepare("select at from made where type = ? and id = ?").get(type, id);
    return String(row?.at ?? "");
  }

  /** Makes an object as old as if it had been made at that moment, ISO 8601 in UTC. */
  backdate({ type, id }: Pick<HeldObject, "type" | "id">, at: string): void {
    this.database.prepare("update made set at = ? where type = ? and id = ?").run(at, type, id);
  }

  ofType(type: string): HeldObject[] {
    return this.select("where type = ? order by rowid", type);
  }

  all(): HeldObject[] {
    return this.select("order by rowid");
  }

  remove(type: string, id: string): void {
    for (const table of ["object", "made"])
      this.database.prepare(`delete from ${table} where type = ? and id = ?`).run(type, id);
  }

  /** Takes in what passed through a vendor, all of it or nothing. */
  keep(items: Iterable<KeptItem>): void {
    const statement = this.database.prepare(
      "insert or replace into kept (kind, owner, id, at, properties) values (?, ?, ?, ?, ?)",
    );
    this.database.exec("begin");
    try {
      for (const { kind, owner, id, at, properties } of items)
        statement.run(kind, owner, id, at, JSON.stringify(properties));
      this.database.exec("commit");
    } catch (error) {
      this.database.exec("rollback");
      throw error;
    }
  }

  /** One page of what is kept, read without the rest. */
  kept(kind: string, owner: string, { order, limit, after, ...query }: KeptPage): KeptItem[] {
    const { clause, values } = keptClause(kind, owner, query);
    const beyond = after && beyondLast[order];
    const rows = this.database
      .prepare(
        `select kind, owner, id, at, properties from kept ${clause}${beyond ? ` and ${beyond}` : ""}
         order by ${keptOrders[order]} limit ?`,
      )
      .all(
        ...values,
        ...(after ? (order === "id" ? [after.id] : [after.at, after.id]) : []),
        limit,
      ) as unknown as (Omit<KeptItem, "properties"> & { properties: string })[];
    return rows.map((row) => ({ ...row, properties: JSON.parse(row.properties) as JsonObject }));
  }

  countKept(kind: string, owner: string, query: KeptQuery = {}): number {
    const { clause, values } = keptClause(kind, owner, query);
    return Number(
      this.database.prepare(`select count(*) as count from kept ${clause}`).get(...values)?.count,
    );
  }

  /** The next number of a vendor's counter, from 1. */
  next(name: string): number {
    const row = this.database
      .prepare(
        `insert into sequence (name, value) values (?, 1)
         on conflict (name) do update set value = value + 1 returning value`,
      )
      .get(name);
    return Number(row?.value);
  }

  /** Records what a vendor's support has switched on, such as the deletion of Postmark servers. */
  grant(name: string): void {
    this.database.prepare("insert or ignore into grant_given (name) values (?)").run(name);
  }

  /** Takes back everything that was granted. */
  withdrawGrants(): void {
    this.database.exec("delete from grant_given");
  }

  granted(name: string): boolean {
    return this.database.prepare("select 1 from grant_given where name = ?").get(name) !== undefined;
  }

  close(): void {
    this.database.close();
  }

  private select(clauses: string, ...values: string[]): HeldObject[] {
    const rows = this.database
      .prepare(`select type, id, urn, properties from object ${clauses}`)
      .all(...values) as unknown as Row[];
    return rows.map((row) => ({ ...row, properties: JSON.parse(row.properties) as JsonObject }));
  }
}

const keptOrders = { oldest: "at, id", newest: "at desc, id desc", id: "id" } as const;
const beyondLast = { oldest: "(at, id) > (?, ?)", newest: "(at, id) < (?, ?)", id: "id > ?" } as const;

function keptClause(kind: string, owner: string, { from, before, prefix }: KeptQuery) {
  const conditions = [
    ["kind = ?", kind],
    ["owner = ?", owner],
    ["at >= ?", from],
    ["at < ?", before],
    ["id >= ?", prefix],
    // The text that follows every text with this start.
    ["id < ?", prefix === undefined || prefix === "" ? undefined : `${prefix}\u{10ffff}`],
  ].flatMap(([condition, value]) => (condition && value !== undefined ? [{ condition, value }] : []));
  return {
    clause: `where ${conditions.map(({ condition }) => condition).join(" and ")}`,
    values: conditions.map(({ value }) => value),
  };
}
