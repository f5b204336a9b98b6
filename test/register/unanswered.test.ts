import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { InputError } from "../../register/input-error.ts";
import { readBooks } from "../../register/read-books.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "unanswered-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What is wrong with the shipped register after one edit of one file, the clause's own part of it where one is named. */
function problemsAfter(file: string, clause: string | null, before: string, after: string): string[] {
  cpSync(join(root, "register"), folder, { recursive: true });
  const path = join(folder, file);
  const source = readFileSync(path, "utf8");
  const from = clause === null ? 0 : source.indexOf(`  - id: ${clause}\n`);
  const at = source.indexOf(before, from);
  expect(at).toBeGreaterThan(-1);
  writeFileSync(path, source.slice(0, at) + after + source.slice(at + before.length));
  try {
    readBooks(pathToFileURL(`${folder}/`));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map((problem) => problem.replaceAll(`${relative(root, folder)}/`, ""));
  }
  return [];
}

const register = "register.yaml";

describe("what a promise names and nothing answers is refused at load, with its line", () => {
  test.each([
    [
      "a holder whose copy nobody counts",
      [
        register,
        "whatsapp-messages",
        "    holders:\n",
        "    holders:\n      - { subProcessor: render, role: stored }\n",
      ],
      'no copy of "whatsapp-messages" at render is counted; list it in register/copies.yaml.',
    ],
    [
      "another role at the database",
      [register, "ip-addresses", "neon, role: stored", "neon, role: delivery"],
      'no copy of "ip-addresses" at neon is counted; list it in register/copies.yaml.',
    ],
    [
      "transit through a company that has no such place",
      [register, "ip-addresses", "cloudflare, role: transit", "stripe, role: transit"],
      'no copy of "ip-addresses" at stripe is counted; list it in register/copies.yaml.',
    ],
    [
      "means that nothing of the kind answers",
      [
        register,
        "appointment-bookings",
        "enforcedBy: [purge]",
        "enforcedBy: [purge, unlogged-table, vendor]",
      ],
      null,
    ],
    [
      "a lifecycle that ends nothing",
      [register, "render-logs", "enforcedBy: [vendor]", "enforcedBy: [object-lifecycle]"],
      'nothing of "render-logs" is ended by object-lifecycle: no copy in register/copies.yaml names a bucket; list it, or remove the entry.',
    ],
    [
      "a purge of what the database does not hold",
      [register, "render-logs", "enforcedBy: [vendor]", "enforcedBy: [vendor, purge]"],
      'nothing of "render-logs" is ended by purge: no holder stores it in the database; name the holder, or remove the entry.',
    ],
    [
      "a vendor that keeps nothing",
      [
        register,
        "stored-documents",
        "enforcedBy: [object-lifecycle]",
        "enforcedBy: [object-lifecycle, vendor]",
      ],
      'nothing of "stored-documents" is ended by vendor: no copy in register/copies.yaml is a vendor\'s; list it, or remove the entry.',
    ],
    [
      "an unlogged table that the purge does not hold",
      [register, "sms-messages", "enforcedBy: [vendor]", "enforcedBy: [vendor, unlogged-table]"],
      'nothing of "sms-messages" is ended by unlogged-table: the purge does not hold it; add purge, or remove the entry.',
    ],
    [
      "data said not to be collected, and nothing else",
      [register, "render-logs", "enforcedBy: [vendor]", "enforcedBy: [not-collected]"],
      'nothing of "render-logs" is ended by not-collected: KAITALK holds a copy, or nothing else answers; correct the list.',
    ],
    [
      "data said not to be collected that the database stores",
      [register, "ip-addresses", "enforcedBy: [purge]", "enforcedBy: [purge, not-collected]"],
      'nothing of "ip-addresses" is ended by not-collected: KAITALK holds a copy, or nothing else answers; correct the list.',
    ],
    [
      "a copy that is taken away",
      ["copies.yaml", "render-application-logs", "clause: render-logs", "clause: ip-addresses"],
      null,
    ],
    [
      "a language without words",
      [register, null, "languages: [en, es-MX, pt-BR]", "languages: [en, es-MX, fr]"],
      '"organisation.languages.2" ("fr") must be one of: en, es-MX, pt-BR.',
    ],
    [
      "a country without a name",
      [register, null, "markets: [US, MX, BR]", "markets: [US, MX, AR]"],
      '"organisation.markets.2" ("AR") must be one of: BR, MX, US.',
    ],
    [
      "a region of a place that its vendor does not offer",
      [register, null, "role: processing, region: null", "role: processing, region: mars"],
      '"mars" is no region that fact stripe-regions lists; correct it, or add it there with its source.',
    ],
    [
      "a region of a clause that its vendor does not offer",
      [register, "neon-region", "region: aws-us-east-1", "region: aws-us-east-7"],
      null,
    ],
  ] as const)("%s", (_, [file, clause, before, after], sentence) => {
    const problems = problemsAfter(file, clause, before, after);
    if (sentence === null) {
      expect(problems).not.toEqual([]);
      expect(problems.every((problem) => /^[a-z]+\.yaml:\d+:\d+: /.test(problem))).toBe(true);
      return;
    }
    const found = problems.find((problem) => problem.endsWith(sentence));
    expect(found, problems.join("\n")).toMatch(/^register\.yaml:\d+:\d+: /);
  });
});

describe("register/copies.yaml is held against the other books", () => {
  test.each([
    [
      "clause: caller-phone-number",
      "clause: caller-number",
      /^copies\.yaml:\d+:\d+: no clause is called "caller-number"/,
    ],
    ["fact: twilio-calls-have-no-expiry", "fact: twilio-calls-end", /: no fact is called "twilio-calls-end"/],
    ["attestation: twilio-deletion-requests", "attestation: nobody", /: no attestation is called "nobody"/],
    ["provenBy: [twilio-deletion-requests]", "provenBy: [nobody]", /: no attestation is called "nobody"/],
    ["restsOn: [twilio-records-only-on-request]", "restsOn: [hearsay]", /: no fact is called "hearsay"/],
    ["unless: no-recordings-asked-for", "unless: hope", /: no attestation is called "hope"/],
    ["lifeOf: call-audio-and-transcript", "lifeOf: call", /: no clause is called "call"/],
    [
      "id: twilio-call-records",
      "id: twilio-phone-numbers",
      /: copy "twilio-phone-numbers" is declared twice/,
    ],
    [
      "    within: PT0S\n",
      "",
      /: "email-content-not-kept" has no period; say in "within" how long the copy may live\.$/,
    ],
    [
      "{ label: object age, bucket: documents }",
      "{ label: object age, bucket: documents, lifeOf: ip-addresses }",
      /must name one of "fact", "bucket" and "lifeOf" at most/,
    ],
  ] as const)("%s becomes %s", (before, after, sentence) => {
    expect(
      problemsAfter("copies.yaml", null, before, after).filter((each) => sentence.test(each)),
    ).not.toEqual([]);
  });

  test("nobody attests a time that the vendor does not offer", () => {
    const addon = (duration: string) =>
      problemsAfter(
        "attestations.yaml",
        "postmark-retention-addon",
        "    reference: null\n",
        `    reference: null\n    duration: ${duration}\n`,
      );
    const place = /^attestations\.yaml:\d+:\d+: /;
    for (const [duration, sentence] of [
      [
        "PT10M",
        "PT10M is less than the P7D that the vendor offers at least (fact postmark-content-retention-minimum); record what is set.",
      ],
      [
        "P366D",
        "P366D is more than the P365D that the vendor offers at most (fact postmark-content-retention-maximum); record what is set.",
      ],
    ] as const) {
      const problems = addon(duration);
      expect(problems).not.toEqual([]);
      for (const problem of problems)
        expect([problem.replace(place, ""), place.test(problem)]).toEqual([sentence, true]);
    }
    expect(addon("P7D")).toEqual([]);
  });
});
