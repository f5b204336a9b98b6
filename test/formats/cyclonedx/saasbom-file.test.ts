import { Spec, Validation } from "@cyclonedx/cyclonedx-library";
import { expect, test } from "vitest";
import { saasbomFile } from "../../../formats/cyclonedx/saasbom-file.ts";
import { books } from "../../../register/read-books.ts";
import { madeEvidence, madeSteps } from "../../support/assessment.ts";

const evidence = madeEvidence();
const [file] = saasbomFile(evidence);
const bom = JSON.parse(String(file.content));
const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot7);

test("CycloneDX's own strict validator accepts it, and refuses it once a key is misspelt", async () => {
  expect(await validator.validate(String(file.content))).toBeNull();
  expect(await validator.validate(JSON.stringify({ ...bom, sevices: [] }))).not.toBeNull();
});

test("every place of every sub-processor is a service behind a trust boundary", () => {
  const places = books().register.value.subProcessors.flatMap((vendor) => vendor.places.map(({ id }) => id));
  expect(bom.services.map((service: { "bom-ref": string }) => service["bom-ref"])).toEqual(places);
  for (const service of bom.services) expect(service["x-trust-boundary"]).toBe(true);
});

test("health data is classified as such, on its way in and out", () => {
  const twilio = bom.services.find(
    (service: { "bom-ref": string }) => service["bom-ref"] === "twilio-processing",
  );
  const flows = twilio.data
    .filter(({ classification }: { classification: string }) => classification === "PHI")
    .map(({ flow, name }: { flow: string; name: string }) => [flow, name]);
  const audio = "Call audio and transcript";
  // A call and what the application answers, each in and out.
  expect(flows).toEqual([
    ["inbound", audio],
    ["outbound", audio],
    ["inbound", audio],
    ["outbound", audio],
  ]);
});

test("the edge, which ends TLS, is told to see what passes it; a raw address is called raw until it is hashed", () => {
  const data = (id: string): { name: string; classification: string; flow: string }[] =>
    bom.services.find((service: { "bom-ref": string }) => service["bom-ref"] === id).data;
  expect(data("cloudflare-edge").some(({ classification }) => classification === "PHI")).toBe(true);
  expect(data("cloudflare-edge").map(({ name }) => name)).toContain("Raw IP addresses");
  expect(data("cloudflare-edge").map(({ name }) => name)).not.toContain("IP address hashes");
  expect(data("neon-storage").map(({ name }) => name)).not.toContain("Raw IP addresses");
  expect(data("stripe-processing").map(({ flow }) => flow)).toEqual(
    expect.arrayContaining(["inbound", "outbound"]),
  );
});

test("while data reaches a company that nobody named, the composition is incomplete and says who", () => {
  const { promises } = evidence.assessment;
  const [first] = promises.flatMap(({ copies = [] }) => copies);
  if (!first) throw new Error("the fixture has no copy");
  const behind = promises.map((promise) =>
    promise.copies
      ? { ...promise, copies: [{ ...first, company: "whoever transcribes; nobody is named" }] }
      : promise,
  );
  const [file2] = saasbomFile({ ...evidence, assessment: { ...evidence.assessment, promises: behind } });
  const told = JSON.parse(String(file2.content));
  expect(told.compositions).toEqual([{ aggregate: "incomplete", assemblies: ["stack"] }]);
  expect(told.metadata.properties).toContainEqual({
    name: "kaitalk:unnamedRecipient",
    value: "Whoever transcribes",
  });
});

test("only what is met conforms, and a violation is counter-evidence", () => {
  const [{ map }] = bom.declarations.attestations;
  const conforms = new Map(
    map.map(({ requirement, conformance }: { requirement: string; conformance: { score: number } }) => [
      requirement,
      conformance.score,
    ]),
  );
  for (const { clause, verdict } of madeSteps().promises)
    expect([clause.id, conforms.get(`clause-${clause.id}`)]).toEqual([clause.id, verdict === "met" ? 1 : 0]);
  const claim = bom.declarations.claims.find(
    (entry: { "bom-ref": string }) => entry["bom-ref"] === "claim-r2-jurisdiction",
  );
  expect(claim.counterEvidence).toEqual(["evidence-r2-jurisdiction"]);
  expect(claim.evidence).toBeUndefined();
});

test("every reference leads to something that the document holds", () => {
  const text = String(file.content);
  const declared = new Set([...text.matchAll(/"bom-ref": "([^"]+)"/g)].map(([, ref]) => ref));
  const { attestations, claims } = bom.declarations;
  const references = [
    ...bom.dependencies.flatMap(({ ref, dependsOn }: { ref: string; dependsOn: string[] }) => [
      ref,
      ...dependsOn,
    ]),
    ...attestations.flatMap(
      ({ assessor, map }: { assessor: string; map: { requirement: string; claims: string[] }[] }) => [
        assessor,
        ...map.flatMap(({ requirement, claims: cited }) => [requirement, ...cited]),
      ],
    ),
    ...claims.flatMap(
      ({
        target,
        evidence = [],
        counterEvidence = [],
      }: {
        target: string;
        evidence?: string[];
        counterEvidence?: string[];
      }) => [target, ...evidence, ...counterEvidence],
    ),
  ];
  expect(references.length).toBeGreaterThan(60);
  expect(references.filter((reference) => !declared.has(reference))).toEqual([]);
});

test("completeness is claimed only where the counts agree", () => {
  expect(bom.compositions).toEqual([{ aggregate: "complete", assemblies: ["stack"] }]);
  const { completeness } = madeSteps();
  const wrong = { completeness: { ...completeness, planned: 9 } };
  const [other] = saasbomFile(madeEvidence(wrong));
  expect(JSON.parse(String(other.content)).compositions[0].aggregate).toBe("incomplete");
});
