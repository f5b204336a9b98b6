import type { Books } from "../../register/books.ts";
import { holdsHealthData } from "../../register/data-flows.ts";
import { InputError } from "../../register/input-error.ts";
import { appendEntry, replaceScalar } from "./append-entry.ts";

/** What a person says of a company that shall be on the list. */
export interface CompanyFacts {
  readonly id: string;
  readonly legalName: string;
  readonly purpose: string;
  readonly data: readonly string[];
  readonly service: string;
  readonly hosts: readonly string[];
  readonly providers: readonly string[];
  /** Names of environment variables that hand the application a credential of the company. */
  readonly variables: readonly string[];
  /** Ids of data rows that pass through the company. */
  readonly rows: readonly string[];
  /** ISO date of the version that names the company. */
  readonly from: string;
  /** ISO date of today. */
  readonly today: string;
}

/** Reads a file of the register by its path below `register/`. */
type Read = (path: string) => string;

/**
 * The files of the register with the company in them: path below `register/` → text. What nobody said, a date, a
 * reference, a source, stays empty, and is a gap or a step that is told. Throws `InputError` for a company that is
 * there already, a row that is none, or a version that is not after the last.
 */
export function companyDraft(facts: CompanyFacts, books: Books, read: Read): Map<string, string> {
  refuse(facts, books);
  const { id, legalName, purpose, today, rows } = facts;
  const { retention } = books.register.value;
  const named = retention.flatMap((row, index) => (rows.includes(row.id) ? [{ ...row, index }] : []));
  const isHealth = named.some((row) => holdsHealthData(row, books.law.value.cards));
  const register = named.reduce(
    (text, { index }) =>
      appendEntry(text, ["retention", index, "holders"], { subProcessor: id, role: "in-flight" }),
    appendEntry(listed(read("register.yaml"), facts), ["subProcessors"], entryOf(facts)),
  );
  const attestations = [
    agreement(facts, "dpa", `A data processing agreement with ${legalName} is signed and in force.`),
    ...(isHealth
      ? [
          agreement(
            facts,
            "baa",
            `A business associate agreement with ${legalName} covers the health data that it handles.`,
          ),
        ]
      : []),
    ...(named.length > 0 ? [keepsFor(facts)] : []),
  ].reduce((text, entry) => appendEntry(text, ["attestations"], entry), read("attestations.yaml"));
  return new Map([
    ["register.yaml", register],
    ["attestations.yaml", attestations],
    [
      "copies.yaml",
      named.reduce((text, row) => appendEntry(text, ["copies"], copyOf(facts, row)), read("copies.yaml")),
    ],
    [
      "environment.yaml",
      facts.variables.reduce(
        (text, name) => appendEntry(text, ["variables"], variable(facts, name)),
        read("environment.yaml"),
      ),
    ],
    [`vendors/${id}.yaml`, vendorText(facts)],
    [
      `changes/add-${id}.yaml`,
      `# yaml-language-server: $schema=change.schema.json
id: add-${id}
class: new-sub-processor
facts: [${[`company/${id}`, ...rows.map((row) => `retention/${row}/holder/${id}`)].join(", ")}]
summary: ${JSON.stringify(`${legalName}: ${purpose}.`)}
proposedOn: ${today}
exception: null
notice: null
withdrawnOn: null
`,
    ],
  ]);
}

/** A version of its own, whose page names the company; of that page nobody has a text yet. */
function listed(text: string, { id, from }: CompanyFacts): string {
  const later = replaceScalar(replaceScalar(text, ["version"], from), ["page", "sha256"], "null");
  return appendEntry(later, ["page", "subProcessors"], id);
}

function refuse({ id, rows, from }: CompanyFacts, { register, published }: Books): void {
  const known = register.value.retention.map((row) => row.id);
  const last = published.at(-1)?.version ?? "";
  const problems = [
    ...rows
      .filter((row) => !known.includes(row))
      .map((row) => `--row ${row}: is no data row of the register; there are: ${known.join(", ")}.`),
    ...(from > last
      ? []
      : [`--from ${from}: is not after the last published version, ${last}; name a later day.`]),
    ...(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)
      ? []
      : [`"${id}" is no lower-case id such as example-voice.`]),
  ];
  if (problems.length > 0) throw new InputError(problems);
}

function entryOf({ id, legalName, purpose, data, service, hosts, providers }: CompanyFacts) {
  return {
    id,
    legalName,
    purpose,
    dataCategories: data,
    providers,
    hosts,
    places: [{ id: `${id}-processing`, service, role: "processing", region: null, clause: null }],
  };
}

const unfilled = { attestedOn: null, expiresOn: null, reference: null };

function agreement({ id, legalName }: CompanyFacts, kind: "dpa" | "baa", statement: string) {
  return {
    id: `${kind}-${id}`,
    proof: "paper",
    agreement: kind,
    clauses: ["processing-agreements"],
    subProcessor: id,
    statement,
    owner: "legal",
    ...unfilled,
    closes: `Sign or accept the agreement with ${legalName}; record its reference, the day and the next review.`,
  };
}

function keepsFor({ id, legalName, rows }: CompanyFacts) {
  return {
    id: `${id}-period`,
    proof: "paper",
    clauses: rows,
    subProcessor: id,
    statement: `${legalName} keeps what passes through it for the recorded period.`,
    owner: "privacy",
    ...unfilled,
    closes: `Obtain the period from ${legalName} in writing, and record it as "duration".`,
  };
}

function copyOf({ id, legalName }: CompanyFacts, row: { readonly id: string; readonly label: string }) {
  return {
    id: `${id}-${row.id}`,
    clause: row.id,
    label: `Copies of "${row.label}" at ${legalName}`,
    subProcessor: id,
    terms: [{ label: `retention at ${legalName}`, shortenedBy: [{ attestation: `${id}-period` }] }],
    provenBy: [`${id}-period`],
  };
}

function variable({ id, legalName }: CompanyFacts, name: string) {
  return { name, owner: id, kind: "credential", meaning: `A credential of ${legalName}` };
}

function vendorText({ id }: CompanyFacts): string {
  return `# yaml-language-server: $schema=vendor.schema.json
# What the vendor does where nothing is declared, and what it documents: each entry cites a source that somebody read.
vendor: ${id}
readOn: null
sources: {}
defaults: []
facts: []
`;
}
