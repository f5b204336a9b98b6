import { describe, expect, test } from "vitest";
import {
  attestationSeen,
  type Observation,
  type ObservationFile,
  type Observations,
  type ObservedFact,
  observedViolations,
  standingOf,
} from "../../judge/observations.ts";

const asOf = "2026-11-24";
const ages = { account: "P7D", "purge-audit": "P7D", "schema-check": "P30D" } as const;

const fact = (verdict: ObservedFact["verdict"], parts: Partial<ObservedFact> = {}): ObservedFact => ({
  ...{ clause: null, verdict, sentence: `It is ${verdict}.` },
  ...parts,
});
const look = (
  kind: Observation["kind"],
  facts: readonly ObservedFact[],
  { at = `${asOf}T00:00:00Z`, signedBy }: { readonly at?: string; readonly signedBy?: string } = {},
): ObservationFile => ({
  observation: { kind, schemaVersion: 1, observedAt: at, project: "kaitalk", stack: "prod", facts },
  ...{ path: "seen.json", sha256: "", content: "" },
  ...(signedBy !== undefined && { signedBy }),
});
const seen = (...files: readonly ObservationFile[]): Observations => ({ asOf, ages, files });
const signed = { signedBy: "SHA256:key" };

describe("a look counts", () => {
  const shown = (at: string) =>
    standingOf(seen(look("purge-audit", [fact("met")], { at })), "purge-audit", "one").shown;

  test.each([
    ["at the end of its longest age", "2026-11-17T00:00:00Z", true],
    ["not a second later", "2026-11-16T23:59:59Z", false],
    ["on the day judged, wherever that day has begun", "2026-11-24T23:59:59Z", true],
    ["not from a day after it", "2026-11-25T00:00:00Z", false],
  ])("%s", (_, at, expected) => expect(shown(at)).toBe(expected));

  test("by the longest age of its own kind", () => {
    const at = "2026-11-01T00:00:00Z";
    const files = seen(
      look("schema-check", [fact("met")], { at }),
      look("purge-audit", [fact("met")], { at }),
    );
    expect(standingOf(files, "schema-check", "one")).toEqual({ shown: true, on: "2026-11-01" });
    expect(standingOf(files, "purge-audit", "one")).toEqual({
      shown: false,
      why: "observed on 2026-11-01, longer ago than 7 d",
    });
    expect(standingOf(files, "account", "one")).toEqual({ shown: false, why: "not observed" });
  });

  test("on the day of the latest of several", () => {
    const days = ["2026-11-20", "2026-11-23", "2026-11-21"];
    const files = days.map((day) => look("purge-audit", [fact("met")], { at: `${day}T12:00:00Z` }));
    expect(standingOf(seen(...files), "purge-audit", "one")).toEqual({ shown: true, on: "2026-11-23" });
  });
});

describe("a record of accounts", () => {
  test("speaks for a promise only where a named key has signed it", () => {
    const met = [fact("met")];
    expect(standingOf(seen(look("account", met)), "account", "one")).toEqual({
      shown: false,
      why: "observed on 2026-11-24, in a record that no named key has signed",
    });
    expect(standingOf(seen(look("account", met, signed)), "account", "one").shown).toBe(true);
    expect(standingOf(seen(look("account", met), look("account", met, signed)), "account", "one").shown).toBe(
      true,
    );
  });

  test("speaks against one whoever wrote it", () => {
    const files = seen(look("account", [fact("met")], signed), look("account", [fact("violated")]));
    const against = { shown: false, why: "observed: It is violated" };
    expect(standingOf(files, "account", "one")).toEqual(against);
    expect(standingOf(seen(look("account", [fact("violated")])), "account", "one")).toEqual(against);
  });

  test("that says nothing of the promise is told apart from one that nobody signed", () => {
    const other = [fact("met", { clause: "another" })];
    const files = seen(look("account", other), look("account", other, signed));
    expect(standingOf(files, "account", "one")).toEqual({
      shown: false,
      why: "observed, and nothing was seen of this promise",
    });
  });

  test("of another kind needs no key of its own", () => {
    expect(standingOf(seen(look("schema-check", [fact("met")])), "schema-check", "one").shown).toBe(true);
  });
});

test("what speaks against a promise is told with its look, in time, and only what is of one promise", () => {
  const facts = [
    fact("violated", { clause: "one" }),
    fact("violated"),
    fact("met", { clause: "one" }),
    fact("unverified", { clause: "two" }),
  ];
  const files = seen(
    look("account", facts),
    look("purge-audit", [fact("violated", { clause: "two" })], { at: "2026-01-01T00:00:00Z" }),
  );
  expect(observedViolations(files)).toEqual([
    { kind: "account", clause: "one", sentence: "It is violated." },
  ]);
});

describe("what was seen of an attestation", () => {
  const of = (verdict: ObservedFact["verdict"], attestation = "asked") => fact(verdict, { attestation });

  test("is nothing where nobody looked, in time, at that one", () => {
    expect(attestationSeen(seen(), "asked")).toBeUndefined();
    const old = { at: "2026-01-01T00:00:00Z", ...signed };
    expect(attestationSeen(seen(look("account", [of("met")], old)), "asked")).toBeUndefined();
    expect(
      attestationSeen(seen(look("account", [of("met", "another"), fact("met")], signed)), "asked"),
    ).toBeUndefined();
    expect(attestationSeen(seen(look("account", [of("met")])), "asked")).toBeUndefined();
  });

  test.each([
    [["met"], "met"],
    [["met", "unverified"], "unverified"],
    [["unverified", "met", "violated"], "violated"],
    [["met", "not-applicable"], "not-applicable"],
  ] as const)("of %j is %s", (verdicts, worst) => {
    const files = seen(
      look(
        "account",
        verdicts.map((verdict) => of(verdict)),
        signed,
      ),
    );
    expect(attestationSeen(files, "asked")).toEqual({
      ...{ kind: "account", verdict: worst, sentence: `It is ${worst}.`, on: asOf },
    });
  });
});
