import { describe, expect, test } from "vitest";
import { cellsOf, countsOf } from "../../../formats/records/counts.ts";
import { documentsOf } from "../../../formats/records/documents.ts";
import { language } from "../../../formats/records/language.ts";
import type { Cell, RecordDocument } from "../../../formats/records/model.ts";
import type { Span } from "../../../judge/assessment.ts";
import type { Evidence } from "../../../judge/evidence.ts";
import { languages } from "../../../register/languages.ts";
import { madeEvidence } from "../../support/assessment.ts";

const evidence = madeEvidence();
const english = documentsOf(evidence, language("en"));

function record(id: string, documents: readonly RecordDocument[] = english): RecordDocument {
  const found = documents.find((document) => document.id === id);
  if (!found) throw new Error(`no record ${id}`);
  return found;
}

/** The cell of a table by the label of its row and the id of its column. */
function cell(document: RecordDocument, table: string, row: string, column: string): Cell {
  const found = document.tables.find(({ id }) => id === table);
  const index = found?.headings.findIndex(({ id }) => id === column) ?? -1;
  const value = found?.rows.find(({ label }) => label.includes(row))?.cells[index];
  if (!value) throw new Error(`no cell ${table}/${row}/${column}`);
  return value;
}

function rows(document: RecordDocument, table: string): string[] {
  return document.tables.find(({ id }) => id === table)?.rows.map(({ label }) => label) ?? [];
}

test("what was found about a promise is looked at once, however many cells rest on it", () => {
  const { assessment } = evidence;
  const reads = new Map<string, number>();
  const promises = assessment.promises.map((promise) => ({
    ...promise,
    get findings() {
      reads.set(promise.clause, (reads.get(promise.clause) ?? 0) + 1);
      return promise.findings;
    },
  }));
  documentsOf({ ...evidence, assessment: { ...assessment, promises } }, language("en"));
  expect(reads.size).toBe(promises.length);
  expect(new Set(reads.values()).size).toBe(1);
});

test("there is a record for each law and role, and one for the annexes", () => {
  expect(english.map(({ id }) => id)).toEqual([
    "gdpr-30-1",
    "gdpr-30-2",
    "lgpd-37",
    "lfpdppp",
    "dpa-annexes",
  ]);
});

test("a cell is blank with an owner and no value, or filled and owned by nobody", () => {
  for (const entry of english.flatMap(cellsOf))
    expect([entry.value === "", entry.owner !== null]).toEqual([
      entry.mark === "blank",
      entry.mark === "blank",
    ]);
});

test("every row has a cell for every heading", () => {
  for (const { headings, rows: all } of english.flatMap(({ tables }) => tables))
    for (const { cells } of all) expect(cells).toHaveLength(headings.length);
});

test("the counts add up, by mark and by owner", () => {
  for (const document of english) {
    const { cells, byMark, byOwner } = countsOf(document);
    expect(byMark.proved + byMark.contradicted + byMark.declared + byMark.blank).toBe(cells);
    expect(byOwner.reduce((sum, [, blanks]) => sum + blanks, 0)).toBe(byMark.blank);
  }
});

describe("nothing is invented: what page and register lack is blank and somebody's", () => {
  test.each([
    ["gdpr-30-1", "partiesController", "KAITALK", "registeredName", "legal"],
    ["gdpr-30-1", "partiesController", "KAITALK", "address", "legal"],
    ["gdpr-30-1", "partiesController", "KAITALK", "dataProtectionOfficer", "privacy"],
    ["gdpr-30-1", "partiesController", "KAITALK", "rolesConfirmed", "legal"],
    ["gdpr-30-1", "activities", "Customer accounts", "legalBasis", "legal"],
    ["gdpr-30-1", "activities", "Requests of data subjects", "personalData", "privacy"],
    ["gdpr-30-1", "recipients", "Stripe Inc.", "agreement", "legal"],
    ["gdpr-30-1", "places", "Checkout and Billing", "location", "privacy"],
    ["gdpr-30-2", "partiesProcessor", "KAITALK", "customers", "privacy"],
    ["gdpr-30-2", "processingOnBehalf", "Files and PDF downloads", "dataSubjects", "privacy"],
    ["lgpd-37", "partiesAgent", "KAITALK", "encarregado", "privacy"],
    ["lgpd-37", "operations", "Phone calls", "legitimateInterest", "legal"],
    ["lgpd-37", "measures", "Certifications and audits", "measure", "legal"],
    ["gdpr-30-1", "partiesController", "KAITALK", "breachRecords", "privacy"],
    ["gdpr-30-1", "governance", "Customer accounts", "department", "privacy"],
    ["gdpr-30-1", "governance", "Customer accounts", "legitimateInterestAssessment", "legal"],
    ["gdpr-30-1", "governance", "Content delivery", "automatedDecisions", "privacy"],
    ["gdpr-30-1", "governance", "Content delivery", "impactAssessment", "privacy"],
    ["gdpr-30-1", "governance", "Content delivery", "consentRecords", "privacy"],
    ["gdpr-30-1", "governance", "Content delivery", "lastReview", "privacy"],
    ["lgpd-37", "governance", "Phone calls", "specialCategoryCondition", "legal"],
    ["lfpdppp", "partiesMexico", "KAITALK", "dataDepartment", "privacy"],
    ["lfpdppp", "treatments", "Phone calls", "consentBasis", "legal"],
    ["lfpdppp", "cloudMexico", "Neon Inc.", "deletionAtEnd", "legal"],
    ["dpa-annexes", "annex1", "KAITALK", "customers", "privacy"],
    ["dpa-annexes", "annex1", "KAITALK", "accession", "legal"],
    ["dpa-annexes", "annex4", "Twilio Inc.", "address", "legal"],
    ["dpa-annexes", "annex4", "Neon Inc.", "contactPerson", "privacy"],
  ])("%s %s %s %s: %s", (id, table, row, column, owner) => {
    expect(cell(record(id), table, row, column)).toMatchObject({ mark: "blank", value: "", owner });
  });

  test("no hop has a transfer mechanism, and each asks counsel", () => {
    for (const document of english.filter(({ id }) => id !== "lfpdppp")) {
      const hops = rows(document, "transfers");
      expect(hops.length).toBeGreaterThan(3);
      for (const hop of hops)
        expect(cell(document, "transfers", hop, "mechanism")).toMatchObject({
          owner: "legal",
          note: "Have counsel confirm.",
        });
    }
  });
});

describe("a cell is as sure as the verdict behind it", () => {
  test("a region that the stack keeps is proved, one that it breaks is contradicted", () => {
    const annexes = record("dpa-annexes");
    expect(cell(annexes, "annex4Places", "PostgreSQL", "location")).toMatchObject({
      mark: "proved",
      value: "aws-us-east-1, United States",
      bases: [{ promise: "neon-region", verdict: "met" }],
    });
    expect(cell(annexes, "annex4Places", "R2 object storage", "location")).toMatchObject({
      mark: "contradicted",
      bases: [{ promise: "r2-jurisdiction", verdict: "violated" }],
    });
    expect(cell(annexes, "annex4Places", "Web service", "location").mark).toBe("declared");
  });

  test("a time limit says the documented period, and the longest copy says what the arithmetic found", () => {
    const lgpd = record("lgpd-37");
    expect(cell(lgpd, "categories", "Call audio", "timeLimit")).toMatchObject({
      mark: "proved",
      value: "90 days after creation",
    });
    expect(cell(lgpd, "categories", "Call audio", "longestCopy").value).toBe("90 days (Neon Inc.)");
    expect(cell(lgpd, "categories", "Caller phone number", "timeLimit").value).toBe(
      "Life of the account and 30 days after its deletion",
    );
    expect(cell(lgpd, "categories", "Caller phone number", "longestCopy")).toMatchObject({
      mark: "declared",
      value: "120 days (Twilio Inc.)",
      note: "Longer than the time limit.",
    });
  });

  test("where the page is silent the time limit says who decided", () => {
    expect(cell(record("lgpd-37"), "categories", "PDF downloads", "timeLimit").note).toContain(
      "The public page names no period",
    );
  });

  test("a copy whose life is unknown leaves its cell blank, and one that never ends says so", () => {
    const withTotal = (total: Span): Evidence => ({
      ...evidence,
      assessment: {
        ...evidence.assessment,
        promises: evidence.assessment.promises.map(({ copies, ...promise }) => ({
          ...promise,
          ...(copies && { copies: copies.map((copy) => ({ ...copy, total })) }),
        })),
      },
    });
    const longest = (total: Span) =>
      cell(
        record("lgpd-37", documentsOf(withTotal(total), language("en"))),
        "categories",
        "Call audio",
        "longestCopy",
      );
    expect(longest(null)).toMatchObject({ mark: "blank", owner: "engineering" });
    expect(longest("no end")).toMatchObject({
      value: "no end (Neon Inc.)",
      note: "Longer than the time limit.",
    });
  });

  test("a measure carries the verdict on its promise and the gaps that are open", () => {
    expect(cell(record("dpa-annexes"), "annex3", "Content of email", "measure")).toMatchObject({
      mark: "declared",
      bases: [
        {
          promise: "email-content-not-kept",
          verdict: "gap",
          open: [{ id: "postmark-content-retention", owner: "privacy" }],
        },
      ],
    });
  });

  test("what is not shown is not printed as a fact, and a hash or a field is as sure as the code behind it", () => {
    const measure = (topic: string) => cell(record("gdpr-30-2"), "measures", topic, "measure").value;
    expect(measure("Content of email")).toMatch(/ \(promised, not shown yet\)$/);
    expect(measure("Place of processing")).not.toContain("promised");
    const broken = english.flatMap(cellsOf).filter(({ value }) => value.endsWith("(promised, not kept)"));
    expect(broken.length).toBeGreaterThan(0);
    for (const { mark, bases } of broken) {
      expect(mark).toBe("contradicted");
      expect(bases.map(({ verdict }) => verdict)).toContain("violated");
    }
    const form = cell(record("lgpd-37"), "categories", "Call audio", "form");
    expect(form.value).toBe(
      "encrypted field by field at Neon Inc. (promised, not shown yet); not encrypted by the application at Cloudflare Inc.",
    );
    const hash = cell(record("gdpr-30-1"), "categories", "IP address hashes", "form");
    expect(hash).toMatchObject({ mark: "declared", value: expect.stringContaining("not shown yet") });
  });

  test("limits are contradicted where one is broken, and the count tells how many are kept", () => {
    expect(cell(record("gdpr-30-2"), "measures", "Limited retention", "measure")).toMatchObject({
      mark: "contradicted",
      value: expect.stringMatching(/^1 of the \d+ time limits is kept/),
    });
  });

  test("that the rules ran is proved only where every resource is accounted for", () => {
    const testing = (of: Evidence) =>
      cell(record("gdpr-30-2", documentsOf(of, language("en"))), "measures", "Regular testing", "measure");
    expect(testing(evidence)).toMatchObject({
      mark: "proved",
      value: "4 rules judged 3 resources before a change is applied: 5 of 7 checks met.",
    });
    expect(testing({ ...evidence, assessment: { ...evidence.assessment, source: "state" } }).value).toContain(
      "as applied",
    );
    const completeness = { ...evidence.assessment.completeness, complete: false };
    const incomplete = { ...evidence, assessment: { ...evidence.assessment, completeness } };
    expect(testing(incomplete)).toMatchObject({
      mark: "declared",
      note: "Not every resource is accounted for.",
    });
  });

  test("an agreement counts once the register or an attestation in force has it", () => {
    const agreement = (of: Evidence) =>
      cell(record("dpa-annexes", documentsOf(of, language("en"))), "annex4", "Neon Inc.", "agreement");
    const attestation = {
      id: "dpa-neon",
      clauses: ["processing-agreements"],
      proof: "paper" as const,
      agreement: "dpa" as const,
      subProcessor: "neon",
      statement: "Signed.",
      owner: "legal",
      attestedOn: "2026-11-01",
      expiresOn: "2027-11-01",
      reference: "DPA-7",
      closes: "Sign.",
    };
    const attested = {
      ...evidence,
      assessment: { ...evidence.assessment, attestations: [{ ...attestation, inForce: true }] },
    };
    expect(agreement(attested)).toMatchObject({ mark: "declared", value: "DPA-7, attested on 2026-11-01" });
    const expired = {
      ...evidence,
      assessment: { ...evidence.assessment, attestations: [{ ...attestation, inForce: false }] },
    };
    expect(agreement(expired)).toMatchObject({ mark: "blank", owner: "legal" });
  });
});

describe("Mexico has a record of its own", () => {
  const mexico = record("lfpdppp");

  test("what goes to a processor or to the people concerned is no transfer, and counsel is asked", () => {
    const hops = rows(mexico, "hopsMexico");
    expect(hops.length).toBeGreaterThan(10);
    for (const hop of hops)
      expect(cell(mexico, "hopsMexico", hop, "relationOfHop")).toMatchObject({
        value: expect.stringMatching(/no transfer$/),
        note: "Have counsel confirm.",
      });
    expect(cell(mexico, "processorsMexico", "Neon Inc.", "relation").value).toBe(
      "To a processor: no transfer",
    );
  });

  test("a company that nobody named may be a third party: blank, for counsel, in every table of recipients", () => {
    const promises = evidence.assessment.promises.map((promise) => ({
      ...promise,
      ...(promise.copies && {
        copies: promise.copies.map((copy) => ({ ...copy, company: "whoever transcribes" })),
      }),
    }));
    const behind = documentsOf(
      { ...evidence, assessment: { ...evidence.assessment, promises } },
      language("en"),
    );
    const own = record("lfpdppp", behind);
    const hop = rows(own, "hopsMexico").find((name) => name.endsWith("→ Whoever transcribes")) ?? "";
    expect(cell(own, "hopsMexico", hop, "relationOfHop")).toMatchObject({ mark: "blank", owner: "legal" });
    for (const [id, table, column] of [
      ["lfpdppp", "processorsMexico", "listing"],
      ["gdpr-30-2", "subProcessors", "agreement"],
      ["dpa-annexes", "annex4", "address"],
    ] as const)
      expect(cell(record(id, behind), table, "Whoever transcribes", column)).toMatchObject({
        mark: "blank",
        owner: "privacy",
        note: "Neither the page nor the register names the company.",
      });
  });

  test("each number that was inferred or read in other words is marked for counsel", () => {
    const references = mexico.tables.flatMap(({ headings }) =>
      headings.flatMap(({ reference }) => reference ?? []),
    );
    expect(references.length).toBeGreaterThan(20);
    for (const reference of references) {
      const [, regulation, article] = /^(Regulation )?LFPDPPP Art\. ([^ ]+)/.exec(reference) ?? [];
      const law = regulation ? "LFPDPPP Regulation (2011)" : "LFPDPPP (2025)";
      const card = evidence.laws.find((each) => each.instrument === law && each.article === article);
      const isSure = card !== undefined && card.counsel === null;
      expect([reference, reference.endsWith("(for counsel to confirm)")]).toEqual([reference, !isSure]);
    }
    const gdpr = record("gdpr-30-1").tables.flatMap(({ headings }) =>
      headings.map(({ reference }) => reference),
    );
    expect(gdpr.join(" ")).not.toContain("counsel");
  });

  test("in Spanish and Portuguese the law is cited as its readers do, with persona encargada", () => {
    const spanish = record("lfpdppp", documentsOf(evidence, language("es-MX")));
    const text = JSON.stringify(spanish);
    expect(text).toContain("Reglamento LFPDPPP, art. 52 (por confirmar con el área jurídica)");
    expect(text).toContain("Persona encargada");
    expect(text).not.toContain("remisión");
  });
});

test("the source of data is where people send it", () => {
  expect(cell(record("gdpr-30-1"), "governance", "Subscriptions", "dataSource")).toMatchObject({
    mark: "declared",
    value: "From the people themselves, through Checkout and Billing",
  });
});

describe("each record keeps to its role", () => {
  test("what is processed for customers is not in the controller's record, and the other way round", () => {
    expect(rows(record("gdpr-30-1"), "categories")).toEqual([
      "Business email",
      "Authentication tokens",
      "Payment info",
      "Billing email at Stripe",
      "IP address hashes",
      "Application logs",
    ]);
    expect(rows(record("gdpr-30-2"), "subProcessors")).not.toContain("Stripe Inc.");
    expect(rows(record("dpa-annexes"), "annex4")).toEqual([
      "Twilio Inc.",
      "Neon Inc.",
      "Render Services Inc.",
      "Cloudflare Inc.",
    ]);
  });

  test("the operator's record and the controller's together are the LGPD's", () => {
    expect(rows(record("lgpd-37"), "operations")).toEqual([
      ...rows(record("gdpr-30-2"), "processingOnBehalf"),
      ...rows(record("gdpr-30-1"), "activities"),
    ]);
    expect(rows(record("lgpd-37"), "categories")).toHaveLength(evidence.register.retention.length);
  });

  test("hops have the numbers of the flow map and carry only the record's data", () => {
    expect(rows(record("gdpr-30-1"), "transfers")).toContainEqual(
      expect.stringMatching(/^\d+\. Callers and business customers → Checkout and Billing$/),
    );
    for (const hop of rows(record("gdpr-30-2"), "transfers"))
      expect(cell(record("gdpr-30-2"), "transfers", hop, "dataSent").value).not.toContain("Business email");
  });
});

test("every language says the same: marks, owners, sources and promises agree cell by cell", () => {
  const neutral = (tag: (typeof languages)[number]) =>
    documentsOf(evidence, language(tag)).map((document) =>
      cellsOf(document).map(({ mark, owner, source, bases, value, note }) => ({
        mark,
        owner,
        source,
        bases,
        filled: value !== "",
        noted: note !== null,
      })),
    );
  for (const tag of languages) expect([tag, neutral(tag)]).toEqual([tag, neutral("en")]);
});
