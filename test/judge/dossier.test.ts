import { expect, test } from "vitest";
import { canonicalLine, sha256 } from "../../judge/canonical-json.ts";
import { dossierOf } from "../../judge/dossier.ts";
import { Secret } from "../../policies/kernel/resource.ts";
import { catalogue, context, judgement, resources } from "../support/judgement.ts";
import { resource } from "../support/resource.ts";

const dossier = dossierOf(judgement(), context, catalogue);

test("verdicts are those of the judgement: nothing is judged again", () => {
  expect(dossier.promises.map(({ id, verdict }) => [id, verdict])).toEqual(
    judgement().promises.map(({ clause, verdict }) => [clause.id, verdict]),
  );
  expect(dossier.counts).toEqual(judgement().counts);
});

test("a finding's digest is that of its other fields", () => {
  const [first] = dossier.findings;
  const { sha256: digest, ...rest } = first ?? { sha256: "" };
  expect(digest).toBe(sha256(canonicalLine(rest)));
});

test("a promise has every finding whose rule cites it", () => {
  const jurisdiction = dossier.promises.find(({ id }) => id === "r2-jurisdiction");
  expect(jurisdiction?.findings.map(({ outcome }) => outcome)).toEqual(["violated", "met"]);
});

test("a rule names its file and its test, and says where one does not exist", () => {
  expect(dossier.rules.find(({ id }) => id === "neon-project-in-declared-region")).toMatchObject({
    file: { sha256: "b".repeat(64) },
    test: { sha256: "d".repeat(64) },
  });
  expect(dossier.rules.find(({ id }) => id === "bucket-not-public")?.file.sha256).toBeNull();
});

test("counts reconcile when every resource is judged or out of scope", () => {
  expect(dossier.reconciliation).toEqual({
    declared: 5,
    planned: 5,
    judged: 3,
    outOfScope: 2,
    unaccounted: [],
    complete: true,
  });
});

test("one resource that nobody judged makes the evidence incomplete and is named", () => {
  const stray = resource("unknown:index:Thing", {}, { name: "stray" });
  const { plan, completeness } = judgement();
  const incomplete = judgement({
    plan: { ...plan, resources: [...resources, stray] },
    completeness: { ...completeness, planned: 6, unjudged: [stray] },
  });
  const { reconciliation } = dossierOf(incomplete, context, catalogue);
  expect(reconciliation).toMatchObject({ declared: 6, unaccounted: [stray.urn], complete: false });
});

test("a count that the judgement gets wrong is not complete either", () => {
  const { completeness } = judgement();
  const wrong = judgement({ completeness: { ...completeness, judged: 2 } });
  expect(dossierOf(wrong, context, catalogue).reconciliation.complete).toBe(false);
});

test("the digest of inputs neither shows nor depends on a secret", () => {
  const withSecret = (secret: string) => {
    const { plan } = judgement();
    const stack = [resource("random:index/randomBytes:RandomBytes", { value: new Secret(secret) })];
    return dossierOf(judgement({ plan: { ...plan, resources: stack } }), context, catalogue);
  };
  expect(withSecret("first-secret").resources[0]?.inputsSha256).toBe(
    withSecret("other-secret").resources[0]?.inputsSha256,
  );
});
