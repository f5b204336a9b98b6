import { describe, expect, test } from "vitest";
import { type Edit, problemsAfter } from "../support/edited-register.ts";

const register = (before: string | RegExp, after: string): Edit => ({ file: "register.yaml", before, after });
const attestations = (before: string | RegExp, after: string): Edit => ({
  file: "attestations.yaml",
  before,
  after,
});

describe("a leg that nothing answers is refused with its line", () => {
  const cases: readonly [name: string, edit: Edit, sentence: RegExp][] = [
    [
      "a promise that names a leg which is not there",
      register("    legs: [region-declared]\n", "    legs: [region-wished]\n"),
      /^register\.yaml:\d+:12: no leg is called "region-wished"; declare it or correct the name\.$/,
    ],
    [
      "a promise that names a leg twice",
      register("    legs: [region-declared]\n", "    legs: [region-declared, region-declared]\n"),
      /^register\.yaml:\d+:29: names the leg "region-declared" twice; name it once\.$/,
    ],
    [
      "a promise without a leg",
      register("    legs: [region-declared]\n", "    legs: []\n"),
      /^register\.yaml:\d+:\d+: "regions\.0\.legs" needs 1 or more entries\.$/,
    ],
    [
      "a leg that waits for an attestation which is not there",
      register("attestations: [application-hashes-addresses]", "attestations: [somebody-said-so]"),
      /^register\.yaml:\d+:20: no attestation is called "somebody-said-so"; add the entry or correct the name\.$/,
    ],
    [
      "a leg shown by a fact which is not there",
      register("facts: [neon-encrypts-at-rest]", "facts: [neon-is-nice]"),
      /^register\.yaml:\d+:13: no vendor fact is called "neon-is-nice"; declare it or correct the name\.$/,
    ],
    [
      "a leg that an attestation of another kind would show",
      register("proof: code\n    statement: Analytics", "proof: account\n    statement: Analytics"),
      /"analytics-without-numbers" is a proof by code and the leg asks for account; make them agree\.$/,
    ],
    [
      "an attestation that does not speak for a promise on its leg",
      attestations(
        "clauses: [health-data-encryption, call-audio-and-transcript]",
        "clauses: [health-data-encryption]",
      ),
      /"application-encrypts-health-data" does not speak for call-audio-and-transcript, which stands on this leg; add it there\.$/,
    ],
    [
      "an attestation of a promise whose legs do not ask for it",
      attestations("clauses: [change-notice]", "clauses: [change-notice, secrets-protected]"),
      /^attestations\.yaml:\d+:30: no leg and no copy of secrets-protected asks for "change-notice-sent", so that it would show nothing; /,
    ],
    [
      "a hop with one end",
      register("    from: Render\n    to: Neon\n", "    from: Render\n"),
      /names one end of a hop; give "from" and "to"\.$/,
    ],
    [
      "a paper that rules would show",
      register("    facts: [neon-encrypts-at-rest]", "    rules: [service-verifies-database]"),
      /has rules; they show a configuration, or with what the client of a hop is started\.$/,
    ],
    [
      "a leg that names nothing that would show it",
      register("    attestations: [analytics-without-numbers]\n", ""),
      /must name what shows it, one of "observation", "attestations", "agreement" or "facts", or of a hop "rules"; a configuration names none but rules/,
    ],
    [
      "a configuration that an attestation would show",
      register(
        "statement: Every declared store belongs to a vendor that encrypts what it stores.\n",
        "statement: Every declared store belongs to a vendor that encrypts what it stores.\n    attestations: [dpa-neon]\n",
      ),
      /must name what shows it/,
    ],
    [
      "rules that would show code",
      register(
        "    attestations: [analytics-without-numbers]\n",
        "    attestations: [analytics-without-numbers]\n    rules: [neon-project-single]\n",
      ),
      /has rules; they show a configuration, or with what the client of a hop is started\.$/,
    ],
    [
      "a kind of proof that does not exist",
      register("proof: code\n    statement: Analytics", "proof: faith\n    statement: Analytics"),
      /must be one of: configuration, code, account, paper\.$/,
    ],
    [
      "an observation that nothing makes",
      register("observation: purge-audit", "observation: crystal-ball"),
      /must be one of: purge-audit, schema-check, account\.$/,
    ],
  ];

  test.each(cases)("%s", (_, edit, sentence) => {
    expect(problemsAfter(edit)).toEqual(expect.arrayContaining([expect.stringMatching(sentence)]));
  });

  test("a leg that no promise stands on", () => {
    const problems = problemsAfter(
      register(
        "  - id: versions-kept\n",
        "  - id: forgotten\n    proof: paper\n    statement: Nobody asks.\n    facts: [neon-encrypts-at-rest]\n  - id: versions-kept\n",
      ),
    );
    expect(problems).toEqual([
      expect.stringMatching(
        /^register\.yaml:\d+:5: no promise stands on the leg "forgotten"; name it in one or remove it\.$/,
      ),
    ]);
  });
});

test("a company without an entry of its agreement is no bad input: the promise of agreements is then open", () => {
  const problems = problemsAfter(attestations(/ {2}- id: dpa-stripe\n(?: {4}.*\n)+/, ""));
  expect(problems).toEqual([]);
});
