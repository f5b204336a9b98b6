import { clauseKind } from "../register/clauses.ts";
import { inWords, toSeconds } from "../register/duration.ts";
import type {
  Clause,
  ListClause,
  RegionClause,
  Register,
  RetentionClause,
  SafeguardClause,
} from "../register/schema.ts";

/** The promised value in words, as the page says it. What the page leaves silent is marked as our own choice. */
export function documentedIn(clause: Clause, { subProcessors }: Register): string {
  switch (clauseKind(clause)) {
    case "regions":
      return marked((clause as RegionClause).region, clause.documented);
    case "retention":
      return period(clause as RetentionClause);
    case "safeguards":
      return marked(requirements(clause as SafeguardClause), clause.documented);
    case "lists": {
      const { noticePeriod } = clause as ListClause;
      const words = noticePeriod
        ? `${inWords(toSeconds(noticePeriod))} before`
        : `${subProcessors.length} companies`;
      return marked(words, clause.documented);
    }
  }
}

function marked(words: string, onPage: boolean): string {
  return onPage ? words : `${words} (ours)`;
}

/** Requirements that say something to a reader, in words; the others are for rules alone. */
const requirementWords: Readonly<Record<string, (value: unknown) => string>> = {
  algorithm: String,
  keyBytes: (value) => `${value}-byte keys`,
  minTlsVersion: (value) => `TLS ${value}`,
  databaseSslMode: String,
  hash: (value) => `${value} only`,
  requestPath: String,
};

function requirements({ requires }: SafeguardClause): string {
  const words = Object.entries(requires).flatMap(([name, value]) => requirementWords[name]?.(value) ?? []);
  return words.join(", ") || "stated";
}

/** `90 d`, `90 d (ours)`, `account + 30 d`, `life of account (+ 30 d, ours)`, `vendor's policy`. */
function period({ documented, trigger, duration, durationDocumented }: RetentionClause): string {
  const onPage = documented && durationDocumented;
  if (duration === null || trigger === "vendor-policy") return marked("vendor's policy", onPage);
  const words = inWords(toSeconds(duration));
  if (trigger === "creation") return marked(words, onPage);
  return documented && !durationDocumented
    ? `life of account (+ ${words}, ours)`
    : marked(`account + ${words}`, onPage);
}
