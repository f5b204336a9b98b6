import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allClauses, clause, clauseById, clauseKind } from "../../register/clauses.ts";
import { InputError } from "../../register/input-error.ts";
import { readBooks } from "../../register/read-books.ts";
import { vendorFact } from "../../register/vendor-facts.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "register-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What is wrong with the shipped register after one edit of one file; `@` stands for the place of `marker`. */
function problemsAfter(file: string, before: string, after: string): { problems: string[]; text: string } {
  cpSync(join(root, "register"), folder, { recursive: true });
  const path = join(folder, file);
  const source = readFileSync(path, "utf8");
  expect(source).toContain(before);
  const text = source.replace(before, after);
  writeFileSync(path, text);
  const prefix = `${relative(root, folder)}/`;
  try {
    readBooks(pathToFileURL(`${folder}/`));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { problems: error.problems.map((problem) => problem.replaceAll(prefix, "")), text };
  }
  return { problems: [], text };
}

/** `line:column` of the marker's last occurrence. */
function placeOf(text: string, marker: string): string {
  const lines = text.slice(0, text.lastIndexOf(marker)).split("\n");
  return `${lines.length}:${(lines.at(-1) ?? "").length + 1}`;
}

test("the shipped register agrees with itself", () => {
  expect(readBooks().register.value.subProcessors.map(({ id }) => id)).toEqual([
    "twilio",
    "stripe",
    "neon",
    "render",
    "cloudflare",
    "postmark",
  ]);
});

describe("one edit of the register", () => {
  const cases: readonly [name: string, before: string, after: string, marker: string, sentence: string][] = [
    [
      "dangling law card",
      "    law: [gdpr-28, gdpr-44, gdpr-45, gdpr-46, lgpd-33, lfpdppp-2025-2-xx]\n",
      "    law: [gdpr-99, gdpr-44, lgpd-33, lfpdppp-2025-35]\n",
      "gdpr-99",
      'no law card is called "gdpr-99"; declare it or correct the name.',
    ],
    [
      "dangling holder",
      "      - { subProcessor: stripe, role: stored }\n",
      "      - { subProcessor: strype, role: stored }\n",
      "subProcessor: strype",
      'no sub-processor is called "strype"; declare it or correct the name.',
    ],
    [
      "place that its clause contradicts",
      "region: aws-us-east-1, clause: neon-region }",
      "region: aws-eu-west-2, clause: neon-region }",
      "clause: neon-region",
      'place says "aws-eu-west-2" and clause neon-region says "aws-us-east-1"; make them agree.',
    ],
    [
      "place bound by another's clause",
      "{ id: cloudflare-edge, service: CDN, role: transit, region: null, clause: null }",
      "{ id: cloudflare-edge, service: CDN, role: transit, region: us1, clause: twilio-region }",
      "clause: twilio-region }",
      "clause twilio-region binds twilio, not cloudflare.",
    ],
    [
      "package of two",
      "    providers: [cloudflare, aws]\n",
      "    providers: [cloudflare, neon]\n",
      "neon]",
      'package "neon" is declared twice; rename one of them.',
    ],
    [
      "package that holds data and does not",
      "    - name: random\n",
      "    - name: twilio\n",
      "name: twilio\n",
      'package "twilio" is declared twice; rename one of them.',
    ],
    [
      "company of the page that the register lacks",
      "  subProcessors: [twilio, stripe, neon, render, cloudflare, postmark]\n",
      "  subProcessors: [twilio, stripe, neon, render, cloudflare, postmark, plivo]\n",
      "plivo",
      'no sub-processor is called "plivo"; declare it or correct the name.',
    ],
    [
      "period that nobody decided",
      "    decidedBy: The page names no period after the account's end; the strictest neighbour is the caller's phone number.\n",
      "",
      "documented: true\n    law: [gdpr-5-1-e, lgpd-15, lfpdppp-2025-10]\n    legs: [periods-add-up, purge-has-run, tables-known, deletion-marked]\n    holders:\n      - { subProcessor: neon, role: stored }\n      - { subProcessor: postmark",
      'say in "decidedBy" who decided what the page leaves silent.',
    ],
    [
      "silence that nobody decided",
      "    decidedBy: The owner's charter of this stack; the page names R2 without a place.\n",
      "",
      "documented: false\n    law: [gdpr-28, gdpr-44, gdpr-45, gdpr-46, lgpd-33, lfpdppp-2025-2-xx]\n    legs: [region-declared]\n    subProcessor: cloudflare",
      'say in "decidedBy" who decided what the page leaves silent.',
    ],
    [
      "period where the vendor decides",
      "    trigger: vendor-policy\n    duration: null\n    durationDocumented: true\n",
      "    trigger: vendor-policy\n    duration: P90D\n    durationDocumented: true\n",
      "duration: P90D\n    durationDocumented: true\n    enforcedBy: [not-collected",
      '"duration" is null for the trigger vendor-policy and only there.',
    ],
    [
      "impossible duration",
      "    duration: PT30M\n",
      "    duration: P1M\n",
      "duration: P1M",
      '"retention.8.duration" ("P1M") is not an ISO 8601 duration of days, hours, minutes or seconds such as "P90D" or "PT30M".',
    ],
    [
      "unknown key",
      "    trigger: account-deletion\n",
      "    trigger: account-deletion\n    grace: P1D\n",
      "grace: P1D",
      'unknown key "grace"; remove it or correct its spelling.',
    ],
    [
      "unknown trigger",
      "    trigger: account-deletion\n",
      "    trigger: someday\n",
      "trigger: someday",
      '"retention.0.trigger" ("someday") must be one of: creation, account-deletion, vendor-policy.',
    ],
    [
      "no holder",
      "    holders:\n      - { subProcessor: stripe, role: stored }\n    trigger: vendor-policy\n    duration: null\n    durationDocumented: true\n",
      "    holders: []\n    trigger: vendor-policy\n    duration: null\n    durationDocumented: true\n",
      "holders: []",
      '"retention.3.holders" needs 1 or more entries.',
    ],
  ];

  test.each(cases)("%s", (_, before, after, marker, sentence) => {
    const { problems, text } = problemsAfter("register.yaml", before, after);
    expect(problems).toEqual([`register.yaml:${placeOf(text, marker)}: ${sentence}`]);
  });

  test("a clause that stands there twice, and the place that misses the other", () => {
    const { problems, text } = problemsAfter(
      "register.yaml",
      "  - id: render-region\n",
      "  - id: neon-region\n",
    );
    expect(problems).toEqual([
      `register.yaml:${placeOf(text, "id: neon-region")}: clause "neon-region" is declared twice; rename one of them.`,
      `register.yaml:${placeOf(text, "clause: render-region")}: no clause is called "render-region"; declare it or correct the name.`,
    ]);
  });

  test("a sub-processor without facts", () =>
    expect(problemsAfter("register.yaml", "  - id: postmark\n", "  - id: postmarq\n").problems).toContain(
      "register/vendors/postmarq.yaml: is missing; write the vendor's facts.",
    ));
});

describe("one edit of another book", () => {
  test("a fact that cites no source of its file", () => {
    const { problems, text } = problemsAfter(
      "vendors/neon.yaml",
      "    source: restore-window\n",
      "    source: hearsay\n",
    );
    expect(problems).toEqual([
      `vendors/neon.yaml:${placeOf(text, "source: hearsay")}: no source is called "hearsay"; declare it or correct the name.`,
    ]);
  });

  test("facts in a file of another name", () => {
    const { problems } = problemsAfter("vendors/neon.yaml", "vendor: neon\n", "vendor: render\n");
    expect(problems).toEqual([
      'vendors/neon.yaml:2:1: the vendor is "render" and the file is named "neon"; make them agree.',
    ]);
  });

  test("a default that stands there twice", () => {
    const { problems, text } = problemsAfter(
      "vendors/twilio.yaml",
      "defaults:\n",
      'defaults:\n  - { type: "pulumi:providers:twilio", property: region, source: twilio-openapi }\n',
    );
    const second = text.indexOf("property: region\n");
    const lines = text.slice(0, second).split("\n");
    expect(problems).toEqual([
      `vendors/twilio.yaml:${lines.length}:5: default "pulumi:providers:twilio region" is declared twice; rename one of them.`,
    ]);
  });

  test("a law card whose successor does not exist", () => {
    const { problems, text } = problemsAfter(
      "law.yaml",
      "    supersededBy: null\n",
      "    supersededBy: gdpr-99\n",
    );
    expect(problems).toContain(
      `law.yaml:${placeOf(text, "supersededBy: gdpr-99")}: no law card is called "gdpr-99"; declare it or correct the name.`,
    );
  });

  test("a waiver by one person that ends before it begins, twice", () => {
    const waiver =
      "{ id: w, rule: neon-project-in-declared-region, urn: 'urn:pulumi:x', reason: r, requester: a, approver: a, ticket: t, createdOn: 2026-02-01, expiresOn: 2026-01-01 }";
    const { problems, text } = problemsAfter(
      "waivers.yaml",
      "waivers: []",
      `waivers:\n  - ${waiver}\n  - ${waiver}`,
    );
    const place = (key: string) => placeOf(text, key);
    expect(problems.filter((problem) => problem.includes(":5:") || problem.includes("twice"))).toContain(
      `waivers.yaml:${place("id: w")}: waiver "w" is declared twice; rename one of them.`,
    );
    expect(problems).toContain(
      `waivers.yaml:${place("approver: a")}: the approver is the requester; a waiver needs two people.`,
    );
    expect(problems).toContain(
      `waivers.yaml:${place("expiresOn:")}: a waiver ends after the day that it was created.`,
    );
  });

  test("a waiver that is longer than the longest, by a day and by ten years", () => {
    const ending = (expiresOn: string) =>
      problemsAfter(
        "waivers.yaml",
        "waivers: []",
        `waivers:\n  - { id: w, rule: neon-project-in-declared-region, urn: 'urn:pulumi:x', reason: r, requester: a, approver: b, ticket: t, createdOn: 2026-01-01, expiresOn: ${expiresOn} }`,
      ).problems;
    expect(ending("2026-04-03")).toEqual([]);
    expect(ending("2026-04-04")).toEqual([
      expect.stringMatching(
        /a waiver lasts at most 92 d, and this one 93 d; end it sooner and ask anew in time\.$/,
      ),
    ]);
    expect(ending("2036-01-01")).toHaveLength(1);
  });

  test("an attestation of a clause and a sub-processor that do not exist", () => {
    cpSync(join(root, "register"), folder, { recursive: true });
    const entry =
      "attestations:\n  - { id: a, proof: code, clauses: [no-clause], subProcessor: nobody, statement: s, owner: privacy, attestedOn: null, expiresOn: null, reference: null, closes: c }\n";
    writeFileSync(join(folder, "attestations.yaml"), entry);
    expect(() => readBooks(pathToFileURL(`${folder}/`))).toThrow(
      /attestations\.yaml:2:37: no clause is called "no-clause"; .*\n.*attestations\.yaml:2:49: no sub-processor is called "nobody"/,
    );
  });

  test("a book that is not there", () => {
    cpSync(join(root, "register"), folder, { recursive: true });
    rmSync(join(folder, "law.yaml"));
    expect(() => readBooks(pathToFileURL(`${folder}/`))).toThrow(
      `${relative(root, folder)}/law.yaml: cannot be read; restore the file or name another.`,
    );
  });
});

describe("clauses", () => {
  test("each is found by its id, with the part of the register it stands in", () => {
    expect(clause("neon-region").region).toBe("aws-us-east-1");
    expect([...allClauses().values()].map(clauseKind)).toEqual(
      [...allClauses().values()].map(clauseKind).toSorted((a, b) => order.indexOf(a) - order.indexOf(b)),
    );
  });

  test("one that does not exist is answered with those near it, or with the command that lists them", () => {
    expect(() => clauseById("neon-regoin")).toThrow(
      'no promise is called "neon-regoin"; near it are: neon-region (Database in AWS us-east-1)',
    );
    expect(() => clauseById("xyz")).toThrow(
      'no promise is called "xyz"; npx kaitalk explain lists them all.',
    );
  });

  test("its label will do, in any case", () => {
    expect(clauseById("database in AWS US-east-1").id).toBe("neon-region");
  });

  test("a fact that does not exist is answered with where it belongs", () => {
    expect(() => vendorFact("colour")).toThrow(
      'no vendor fact is called "colour"; add it to register/vendors/ with its source.',
    );
  });
});

const order = ["regions", "retention", "safeguards", "lists"];
