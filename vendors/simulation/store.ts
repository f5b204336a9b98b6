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
      create table if not exists sequence (name text primary key, value integer not null) strict;
      create table if not exists grant_given (name text primary key) strict;
    `);
  }

  put(object: HeldObject): void {
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

  ofType(type: string): HeldObject[] {
    return this.select("where type = ? order by rowid", type);
  }

  all(): HeldObject[] {
    return this.select("order by rowid");
  }

  remove(type: string, id: string): void {
    this.database.prepare("delete from object where type = ? and id = ?").run(type, id);
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
