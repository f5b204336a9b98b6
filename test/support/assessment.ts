import { assemble, type Steps } from "../../judge/assemble.ts";
import type { Assessment } from "../../judge/assessment.ts";
import type { Context } from "../../judge/context.ts";
import { type Evidence, evidenceOf } from "../../judge/evidence.ts";
import type { Finding, PromiseVerdict } from "../../judge/judgement.ts";
import { type SecretGuard, secretGuard } from "../../judge/secret-guard.ts";
import type { Verdict } from "../../judge/verdict.ts";
import type { Resource } from "../../policies/kernel/resource.ts";
import { defineRule, type Rule } from "../../policies/kernel/rule.ts";
import type { ClauseId } from "../../register/clause-ids.ts";
import { allClauses, clause, clauseKind } from "../../register/clauses.ts";
import { books } from "../../register/read-books.ts";
import type { Attestation, Waiver } from "../../register/schema.ts";
import type { RowComposition } from "../../retention/compose.ts";
import { types } from "../../vendors/types.ts";
import { resource } from "./resource.ts";

const day = 86_400;

/** A small stack: a project in its region, a bucket in the wrong one, a component, the stack itself. */
export const resources: readonly Resource[] = [
  resource("pulumi:pulumi:Stack", {}, { name: "kaitalk-prod", custom: false }),
  resource("kaitalk:infra:Database", {}, { name: "database", custom: false }),
  resource(
    types.neon.project,
    { regionId: "aws-us-east-1", historyRetentionSeconds: day },
    { name: "database", source: { file: "infra/components/database.ts", line: 31 } },
  ),
  resource(
    types.cloudflare.r2Bucket,
    { jurisdiction: "eu", name: "documents" },
    { name: "documents", source: { file: "infra/components/document-store.ts", line: 12 } },
  ),
  resource(types.cloudflare.r2Bucket, { jurisdiction: "us", name: "static" }, { name: "static" }),
];
const [, , project, documents, staticFiles] = resources as readonly [
  Resource,
  Resource,
  Resource,
  Resource,
  Resource,
];

function ruleNamed(id: string, first: ClauseId, ...more: ClauseId[]): Rule {
  return defineRule({
    id,
    severity: "critical",
    clauses: [first, ...more],
    description: `The good state of ${id}.`,
    remediation: `Bring ${id} about.`,
    subjects: { types: "every" },
    messages: {},
    check() {},
  });
}

export const waiver: Waiver = {
  id: "static-files-are-public",
  rule: "bucket-not-public",
  urn: staticFiles.urn,
  reason: "Only published assets lie there.",
  requester: "infrastructure",
  approver: "privacy",
  ticket: "OPS-12",
  createdOn: "2026-11-01",
  expiresOn: "2027-02-01",
};

const attested: Attestation = {
  id: "render-log-retention",
  proof: "account",
  clauses: ["render-logs"],
  subProcessor: "render",
  statement: "Render keeps application logs for 7 days on the plan in use.",
  owner: "infrastructure",
  attestedOn: "2026-11-01",
  expiresOn: "2027-05-01",
  reference: "Workspace settings, export of 2026-11-01",
  duration: "P7D",
  closes: "A dated export of the workspace settings.",
};

const openGap = {
  id: "postmark-content-retention",
  clauses: ["email-content-not-kept", "business-email"],
  sentence: "Postmark keeps message content for a period that no API shows: not attested (attestedOn empty).",
  owner: "privacy",
  closes: "A dated statement of the account's retention setting.",
};

const rules = [
  ruleNamed("neon-project-in-declared-region", "neon-region"),
  ruleNamed("bucket-in-declared-jurisdiction", "r2-jurisdiction", "stored-documents"),
  ruleNamed("bucket-not-public", "minimal-collection"),
  ruleNamed("every-resource-has-a-sub-processor", "sub-processor-list"),
] as const;

function finding(rule: Rule, outcome: Verdict, on: Resource, message: string): Finding {
  const { id, severity, clauses, remediation } = rule;
  const base = {
    pack: "residency",
    rule: id,
    severity,
    clauses,
    outcome,
    resource: on,
    message,
    remediation,
  };
  return outcome === "waived" ? { ...base, waiver } : base;
}

const [region, jurisdiction, notPublic, listed] = rules;
const findings: readonly Finding[] = [
  finding(region, "met", project, region.description),
  finding(
    jurisdiction,
    "violated",
    documents,
    'jurisdiction is "eu"; the register declares "us" & nothing <else>.',
  ),
  finding(jurisdiction, "met", staticFiles, jurisdiction.description),
  finding(notPublic, "waived", staticFiles, "The bucket is public."),
  ...[project, documents, staticFiles].map((on) => finding(listed, "met", on, listed.description)),
];

const transcripts: RowComposition = {
  clause: "call-audio-and-transcript",
  documented: 90 * day,
  verdict: "met",
  copies: [
    {
      id: "neon-row",
      label: "Row in PostgreSQL",
      subProcessor: "neon",
      documented: 90 * day,
      attestations: [],
      terms: [
        { label: "purge age", seconds: 87 * day, source: "register", of: "stack" },
        { label: "missed runs", seconds: 2 * day, source: "purge/tables.yaml", of: "stack" },
        { label: "history window", seconds: day, source: "infra/components/database.ts", of: "stack" },
      ],
      total: 90 * day,
      verdict: "met",
      reason: "90 d at worst, 90 d documented.",
    },
  ],
};
const phoneNumbers: RowComposition = {
  clause: "caller-phone-number",
  documented: 30 * day,
  verdict: "gap",
  copies: [
    {
      id: "twilio-record",
      label: "Record at Twilio",
      subProcessor: "twilio",
      documented: 30 * day,
      attestations: ["twilio-deletion-requests"],
      terms: [
        { label: "vendor's deletion", seconds: 120 * day, source: "Twilio, data retention", of: "vendor" },
      ],
      total: 120 * day,
      verdict: "gap",
      reason: "120 d at worst, 30 d documented; no resource changes it.",
    },
  ],
};

const configuration = {
  id: "declared",
  proof: "configuration" as const,
  statement: "The stack declares it.",
  shown: true,
  by: ["bucket-not-public"],
  needs: [],
};

const word = {
  id: "said",
  proof: "account" as const,
  statement: "The vendor does it.",
  by: ["render-log-retention"],
  needs: [],
  missing: "not attested",
};

function promise(id: ClauseId, verdict: Verdict, found: readonly Finding[]): PromiseVerdict {
  const entry = clause(id);
  const retention = [transcripts, phoneNumbers].find((row) => row.clause === id);
  return {
    clause: entry,
    kind: clauseKind(entry),
    verdict,
    documented: "as documented",
    actual: "as declared",
    reason: `${entry.label}: ${verdict}.`,
    findings: found.filter(({ clauses }) => clauses.includes(id)),
    legs: [configuration, { ...word, shown: verdict === "met" }],
    attestations: attested.clauses.includes(id) ? [attested] : [],
    gaps: openGap.clauses.includes(id) ? [openGap] : [],
    ...(retention && { retention }),
  };
}

/** What the fixture says of some clauses; of the others nothing is known. */
const verdicts: ReadonlyMap<ClauseId, Verdict> = new Map([
  ["neon-region", "met"],
  ["r2-jurisdiction", "violated"],
  ["caller-phone-number", "gap"],
  ["call-audio-and-transcript", "met"],
  ["stored-documents", "violated"],
  ["business-email", "gap"],
  ["email-content-not-kept", "gap"],
  ["minimal-collection", "waived"],
  ["sub-processor-list", "met"],
  ["render-logs", "met"],
]);

const shipped = books();

/** What the steps of a judgement found: every kind of verdict that writers must show. */
export function madeSteps(overrides: Partial<Steps> = {}): Steps {
  const promises = ([...allClauses().keys()] as ClauseId[]).map((id) =>
    promise(id, verdicts.get(id) ?? "unverified", overrides.findings ?? findings),
  );
  const [stack, component] = resources as readonly [Resource, Resource];
  return {
    snapshot: { source: "program", project: "kaitalk", stack: "prod", resources, placeholders: [] },
    asOf: "2026-11-24",
    books: {
      ...shipped,
      attestations: { ...shipped.attestations, value: { attestations: [attested] } },
    },
    packs: [{ name: "residency", description: "Fixture", rules }],
    promises,
    findings,
    gaps: [openGap],
    observations: [],
    completeness: {
      planned: resources.length,
      judged: 3,
      outOfScope: [
        { resource: stack, reason: "The stack itself: no vendor holds it." },
        { resource: component, reason: "A component: it groups resources that are judged one by one." },
      ],
      unjudged: [],
    },
    ...overrides,
  };
}

export function madeAssessment(overrides: Partial<Steps> = {}): Assessment {
  return assemble(madeSteps(overrides));
}

/** The same with what stands beside it. */
export function madeEvidence(overrides: Partial<Steps> = {}, run: Context = context): Evidence {
  return evidenceOf(madeAssessment(overrides), shipped, run);
}

/** The last guard over the fixture's stack. */
export function madeGuard(overrides: Partial<Steps> = {}): SecretGuard {
  return secretGuard(madeSteps(overrides).snapshot);
}

/** A fixed clock and fixed files: what a writer gets is the same in every run. */
export const context: Context = {
  generator: { name: "kaitalk-compliance-stack", version: "0.1.0" },
  commit: "0123456789abcdef0123456789abcdef01234567",
  workTree: "clean",
  command: "kaitalk evidence --out DIR",
  time: "2026-11-24T09:30:00Z",
  sources: [
    { path: "Pulumi.prod.yaml", sha256: "a".repeat(64) },
    { path: "policies/residency/rules/neon-project-in-declared-region.ts", sha256: "b".repeat(64) },
    { path: "register/register.yaml", sha256: "c".repeat(64) },
    {
      path: "test/policies/residency/rules/neon-project-in-declared-region.test.ts",
      sha256: "d".repeat(64),
    },
  ],
};
