import { expect, test } from "vitest";
import { applyWaivers } from "../../judge/waivers.ts";
import type { Finding } from "../../policies/kernel/evaluate.ts";
import { packs } from "../../policies/packs.ts";
import { parseYaml } from "../../register/read-yaml.ts";
import { waiversSchema } from "../../register/schema.ts";
import { resource } from "../support/resource.ts";

const bucket = resource("cloudflare:index/r2Bucket:R2Bucket", {}, { name: "recordings" });
const twin = resource("cloudflare:index/r2Bucket:R2Bucket", {}, { name: "documents" });
const rule = "r2-bucket-in-declared-jurisdiction";

const on = { stack: "test", asOf: "2026-11-24", packs };

const violation = (on = bucket): Finding => ({
  pack: "residency",
  rule,
  severity: "critical",
  clauses: ["r2-jurisdiction"],
  outcome: "violated",
  resource: on,
  message: "jurisdiction is omitted.",
  remediation: "Declare it.",
});

const book = (changes: { rule?: string; urn?: string } = {}) =>
  parseYaml(
    "waivers.yaml",
    `waivers:
  - id: move-of-2026
    rule: ${changes.rule ?? rule}
    urn: ${changes.urn ?? bucket.urn}
    reason: the bucket moves in November
    requester: infrastructure
    approver: privacy
    ticket: KAI-1
    createdOn: 2026-11-01
    expiresOn: 2026-12-01
`,
    waiversSchema,
  );

test("a waiver in force allows its violation, and not its twin's", () => {
  const judged = applyWaivers([violation(), violation(twin)], { ...on, book: book() });
  expect(judged.map(({ outcome, waiver }) => [outcome, waiver?.id])).toEqual([
    ["waived", "move-of-2026"],
    ["violated", undefined],
  ]);
});

test.each([
  ["2026-10-31", "jurisdiction is omitted. Waiver move-of-2026 begins on 2026-11-01."],
  ["2026-12-01", "jurisdiction is omitted. Waiver move-of-2026 ended on 2026-12-01."],
])("on %s it allows nothing and says so", (asOf, message) => {
  const [judged] = applyWaivers([violation()], { ...on, asOf, book: book() });
  expect(judged).toMatchObject({ outcome: "violated", message });
});

test("a waiver that allows nothing any more is refused", () => {
  const met: Finding = { ...violation(), outcome: "met" };
  expect(() => applyWaivers([met], { ...on, book: book() })).toThrow(
    `waivers.yaml:4:5: waiver "move-of-2026" allows nothing: that resource does not violate ${rule}; remove it.`,
  );
});

test("a waiver of another stack is none of this one's business", () => {
  const elsewhere = book({ urn: bucket.urn.replace("urn:pulumi:test", "urn:pulumi:prod") });
  expect(applyWaivers([], { ...on, book: elsewhere })).toEqual([]);
});

test("a waiver of a rule that does not exist is refused", () => {
  expect(() => applyWaivers([], { ...on, book: book({ rule: "no-such-rule" }) })).toThrow(
    'waivers.yaml:3:5: no rule is called "no-such-rule"; correct the name.',
  );
});
