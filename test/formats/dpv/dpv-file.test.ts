import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { dpvFile } from "../../../formats/dpv/dpv-file.ts";
import { books } from "../../../register/read-books.ts";
import { madeEvidence } from "../../support/assessment.ts";
import type { Json } from "../../support/oscal.ts";

const evidence = madeEvidence();
const [file] = dpvFile(evidence);
const document: Json = JSON.parse(String(file.content));
const nodes: Json[] = document["@graph"];
const byId = new Map(nodes.map((node) => [node["@id"], node]));

const listed = readFileSync(new URL("../../fixtures/vocabularies/dpv-2.3.txt", import.meta.url), "utf8");
const terms = new Map(
  listed
    .trim()
    .split("\n")
    .map((line) => line.split(" ").toReversed() as [string, string]),
);

interface Used {
  readonly name: string;
  readonly as: "property" | "class";
}

/** Every name with a prefix: keys as properties, types and references as classes. */
function namesIn(value: Json): Used[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value as Record<string, Json>).flatMap(([key, entry]): Used[] => {
    if (key === "@type" || key === "@id")
      return [entry].flat().map((name) => ({ name: String(name), as: "class" as const }));
    return [...(key.startsWith("@") ? [] : [{ name: key, as: "property" as const }]), ...namesIn(entry)];
  });
}

describe("records and flows in the Data Privacy Vocabulary", () => {
  const used = namesIn(nodes);

  test("every name of the vocabulary that is used is one of DPV 2.3, and of its kind", () => {
    const own = used.filter(({ name }) => name.startsWith("dpv:"));
    expect(own.length).toBeGreaterThan(200);
    for (const { name, as } of own) expect([name, terms.get(name.slice("dpv:".length))]).toEqual([name, as]);
  });

  test("every prefix is declared, and every name of ours that is referred to is a node", () => {
    for (const { name } of used) {
      const [prefix = ""] = name.split(":");
      if (prefix === "urn") expect([name, byId.has(name)]).toEqual([name, true]);
      else
        expect([name, document["@context"]]).toEqual([
          name,
          expect.objectContaining({ [prefix]: expect.any(String) }),
        ]);
    }
    expect(new Set(nodes.map((node) => node["@id"])).size).toBe(nodes.length);
    expect(file.rows).toBe(nodes.length);
  });

  test("each activity, data type, company and promise is a node, and a period is a typed duration", () => {
    for (const { id, role } of books().activities.value.activities) {
      const key = role === "controller" ? "dpv:hasDataController" : "dpv:hasDataProcessor";
      expect(byId.get(`urn:kaitalk:activity:${id}`)?.[key]).toEqual({ "@id": "urn:kaitalk:organisation" });
    }
    for (const { id } of evidence.register.subProcessors)
      expect(byId.has(`urn:kaitalk:sub-processor:${id}`)).toBe(true);
    const audio = byId.get("urn:kaitalk:data:call-audio-and-transcript");
    expect(audio["@type"]).toContain("dpv:SpecialCategoryPersonalData");
    expect(JSON.stringify(audio["dpv:hasStorageCondition"])).toContain(
      '{"@type":"xsd:duration","@value":"P90D"}',
    );
    const phone = JSON.stringify(byId.get("urn:kaitalk:data:caller-phone-number")["dpv:hasStorageCondition"]);
    expect(phone).toContain("dpv:UntilEventDuration");
    const paid = byId.get("urn:kaitalk:data:payment-info")["dpv:hasStorageCondition"];
    expect(JSON.stringify(paid)).not.toContain("StorageDuration");
  });

  test("only what is met complies", () => {
    for (const { clause, verdict } of evidence.assessment.promises) {
      const status = byId.get(`urn:kaitalk:promise:${clause}`)?.["dpv:hasComplianceStatus"];
      expect([clause, status?.["@id"] === "dpv:Compliant"]).toEqual([clause, verdict === "met"]);
    }
  });
});
