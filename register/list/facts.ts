import { inWords, toSeconds } from "../duration.ts";
import type { Register, RetentionClause } from "../schema.ts";

/** What one cell of the public list says. */
export interface Fact {
  /** Path of the cell: `company/neon`, `retention/ip-addresses/period`. The same cell has the same id in every version. */
  readonly id: string;
  readonly kind: FactKind;
  readonly value: string;
  /** Whether the public page says it; else we decided it where the page is silent. */
  readonly onPage: boolean;
}

/** The kinds of cells; each has one order of what promises less, in compare-facts.ts. */
export const factKinds = [
  "company",
  "purpose",
  "data-category",
  "host",
  "region",
  "holder",
  "period",
  "qualifier",
  "statement",
  "requirement",
  "notice-period",
  "notice-exception",
  "currency",
  "contact",
] as const;
export type FactKind = (typeof factKinds)[number];

/** Every fact of a register, cell by cell, in the register's order. Pure. */
export function factsOf(register: Register): Fact[] {
  const { subProcessors, regions, retention, safeguards, lists, organisation, page } = register;
  return [
    ...subProcessors.flatMap((company) => {
      const onPage = page.subProcessors.includes(company.id);
      const at = `company/${company.id}`;
      const fact = (id: string, kind: FactKind, value: string): Fact => ({ id, kind, value, onPage });
      return [
        fact(at, "company", company.legalName),
        fact(`${at}/purpose`, "purpose", company.purpose),
        ...company.dataCategories.map((data) => fact(`${at}/data/${data}`, "data-category", data)),
        ...company.hosts.map((host) => ({ ...fact(`${at}/host/${host}`, "host", host), onPage: false })),
        ...company.places.map(({ id, role, service, region }) => ({
          ...fact(`${at}/place/${id}`, "region", `${role} by ${service} in ${region ?? "no named region"}`),
          onPage: false,
        })),
      ];
    }),
    ...regions.flatMap(({ id, statement, region, documented: onPage }): Fact[] => [
      { id: `region/${id}`, kind: "region", value: region, onPage },
      { id: `region/${id}/statement`, kind: "statement", value: statement, onPage },
    ]),
    ...retention.flatMap(rowFacts),
    ...safeguards.flatMap(({ id, statement, requires, documented: onPage }): Fact[] => [
      { id: `safeguard/${id}`, kind: "statement", value: statement, onPage },
      ...Object.entries(requires).map(
        ([name, value]): Fact => ({
          id: `safeguard/${id}/${name}`,
          kind: "requirement",
          value: String(value),
          onPage,
        }),
      ),
    ]),
    ...lists.flatMap(({ id, statement, noticePeriod, exceptions, documented: onPage }): Fact[] => [
      { id: `list/${id}`, kind: "statement", value: statement.trim(), onPage },
      ...(noticePeriod === null
        ? []
        : [{ id: `list/${id}/notice`, kind: "notice-period" as const, value: noticePeriod, onPage }]),
      ...exceptions.map(
        (name): Fact => ({
          id: `list/${id}/exception/${name}`,
          kind: "notice-exception",
          value: name,
          onPage,
        }),
      ),
    ]),
    ...organisation.currencies.map(
      (code): Fact => ({ id: `currency/${code}`, kind: "currency", value: code, onPage: true }),
    ),
    ...Object.entries(organisation.contacts).map(
      ([name, value]): Fact => ({ id: `contact/${name}`, kind: "contact", value, onPage: true }),
    ),
  ];
}

function rowFacts(row: RetentionClause): Fact[] {
  const {
    id,
    statement,
    holders,
    trigger,
    duration,
    durationDocumented,
    qualifiers,
    documented: onPage,
  } = row;
  const at = `retention/${id}`;
  return [
    { id: `${at}/statement`, kind: "statement", value: statement, onPage },
    {
      id: `${at}/period`,
      kind: "period",
      value: `${trigger} ${duration ?? "none"}`,
      onPage: onPage && durationDocumented,
    },
    ...holders.map(
      ({ subProcessor, role, form }): Fact => ({
        id: `${at}/holder/${subProcessor}`,
        kind: "holder",
        value: `${role} ${form}`,
        onPage,
      }),
    ),
    ...qualifiers.map(
      (name): Fact => ({ id: `${at}/qualifier/${name}`, kind: "qualifier", value: name, onPage }),
    ),
  ];
}

/** A fact's value for people: `90 d after creation`, `stored as hash`; other kinds speak for themselves. */
export function valueInWords({ kind, value }: Pick<Fact, "kind" | "value">): string {
  if (kind === "notice-period") return inWords(toSeconds(value));
  const [first = "", second = ""] = value.split(" ");
  if (kind === "holder") return second === "plain" ? first : `${first} as ${second}`;
  if (kind !== "period") return value;
  if (second === "none") return "by the vendor's policy";
  return `${inWords(toSeconds(second))} after ${first === "creation" ? "creation" : "the account's deletion"}`;
}
