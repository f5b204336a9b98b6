import { describe, expect, test } from "vitest";
import { compareFacts } from "../../../register/list/compare-facts.ts";
import { type Fact, type FactKind, factsOf } from "../../../register/list/facts.ts";
import { books } from "../../../register/read-books.ts";
import type { Register } from "../../../register/schema.ts";

const shipped = books().register.value;

/** What differs after an edit of a copy of the shipped register: `direction fact`. */
function after(edit: (register: Mutable<Register>) => void): string[] {
  const copy = structuredClone(shipped) as Mutable<Register>;
  edit(copy);
  return compareFacts(factsOf(shipped), factsOf(copy)).map(({ direction, fact }) => `${direction} ${fact}`);
}

// biome-ignore lint/suspicious/noExplicitAny: edits reach anywhere into the register
type Mutable<_> = any;

describe("an edit that promises less is weaker", () => {
  const edits: [string, (register: Mutable<Register>) => void, string][] = [
    [
      "a longer period",
      (r) => (row(r, "call-audio-and-transcript").duration = "P400D"),
      "retention/call-audio-and-transcript/period",
    ],
    [
      "a longer period in other units",
      (r) => (row(r, "authentication-tokens").duration = "PT31M"),
      "retention/authentication-tokens/period",
    ],
    [
      "a later start",
      (r) => (row(r, "whatsapp-messages").trigger = "account-deletion"),
      "retention/whatsapp-messages/period",
    ],
    [
      "the vendor's policy",
      (r) => Object.assign(row(r, "ip-addresses"), { trigger: "vendor-policy", duration: null }),
      "retention/ip-addresses/period",
    ],
    ["another region", (r) => (r.regions[0].region = "aws-eu-central-1"), `region/${shipped.regions[0]?.id}`],
    [
      "a lower TLS version",
      (r) => (safeguard(r, "transit-encryption").requires.minTlsVersion = "1.2"),
      "safeguard/transit-encryption/minTlsVersion",
    ],
    [
      "tracking on",
      (r) => (safeguard(r, "email-content-not-kept").requires.trackOpens = true),
      "safeguard/email-content-not-kept/trackOpens",
    ],
    [
      "shorter keys",
      (r) => (safeguard(r, "health-data-encryption").requires.keyBytes = 16),
      "safeguard/health-data-encryption/keyBytes",
    ],
    [
      "a requirement less",
      (r) => delete safeguard(r, "raw-ip-not-stored").requires.hash,
      "safeguard/raw-ip-not-stored/hash",
    ],
    [
      "a control less",
      (r) => (r.safeguards = r.safeguards.filter(({ id }: { id: string }) => id !== "processing-agreements")),
      "safeguard/processing-agreements",
    ],
    [
      "a row less",
      (r) => (r.retention = r.retention.filter(({ id }: { id: string }) => id !== "ip-addresses")),
      "retention/ip-addresses/period",
    ],
    [
      "a company more",
      (r) => r.subProcessors.push({ ...r.subProcessors[0], id: "example", legalName: "Example Inc." }),
      "company/example",
    ],
    [
      "another company behind a name",
      (r) => (r.subProcessors[0].legalName = "Example Inc."),
      `company/${shipped.subProcessors[0]?.id}`,
    ],
    [
      "a host more",
      (r) => r.subProcessors[0].hosts.push("example.com"),
      `company/${shipped.subProcessors[0]?.id}/host/example.com`,
    ],
    [
      "a data category more",
      (r) => r.subProcessors[1].dataCategories.push("card number"),
      `company/${shipped.subProcessors[1]?.id}/data/card number`,
    ],
    [
      "a holder more",
      (r) => row(r, "ip-addresses").holders.push({ subProcessor: "render", role: "stored", form: "plain" }),
      "retention/ip-addresses/holder/render",
    ],
    [
      "a copy that stays",
      (r) => (row(r, "call-audio-and-transcript").holders[0].role = "stored"),
      "retention/call-audio-and-transcript/holder/twilio",
    ],
    [
      "a plainer form",
      (r) => (row(r, "ip-addresses").holders[1].form = "plain"),
      "retention/ip-addresses/holder/neon",
    ],
    [
      "a qualifier less",
      (r) => (row(r, "authentication-tokens").qualifiers = []),
      "retention/authentication-tokens/qualifier/one-time",
    ],
    [
      "a default more",
      (r) => row(r, "whatsapp-messages").qualifiers.push("default"),
      "retention/whatsapp-messages/qualifier/default",
    ],
    ["a shorter notice", (r) => (list(r, "change-notice").noticePeriod = "P1D"), "list/change-notice/notice"],
    ["no notice", (r) => (list(r, "change-notice").noticePeriod = null), "list/change-notice/notice"],
    [
      "an exception more",
      (r) => list(r, "change-notice").exceptions.push("commercial"),
      "list/change-notice/exception/commercial",
    ],
    [
      "another privacy contact",
      (r) => (r.organisation.contacts.privacy = "nobody@example.com"),
      "contact/privacy",
    ],
    ["a currency more", (r) => r.organisation.currencies.push("EUR"), "currency/EUR"],
    [
      "a statement that the page is no longer said to make",
      (r) => (safeguard(r, "minimal-collection").documented = false),
      "safeguard/minimal-collection",
    ],
  ];
  test.each(edits)("%s", (_, edit, fact) => expect(after(edit)).toContain(`weaker ${fact}`));
});

describe("an edit that promises more is stronger", () => {
  const edits: [string, (register: Mutable<Register>) => void, string][] = [
    [
      "a row of its own for what nobody spoke of",
      (r) => r.retention.push({ ...row(r, "whatsapp-messages"), id: "example" }),
      "retention/example/holder/twilio",
    ],
    [
      "a shorter period",
      (r) => (row(r, "call-audio-and-transcript").duration = "P60D"),
      "retention/call-audio-and-transcript/period",
    ],
    [
      "an earlier start",
      (r) => (row(r, "caller-phone-number").trigger = "creation"),
      "retention/caller-phone-number/period",
    ],
    [
      "a default less",
      (r) => (row(r, "call-audio-and-transcript").qualifiers = []),
      "retention/call-audio-and-transcript/qualifier/default",
    ],
    ["a longer notice", (r) => (list(r, "change-notice").noticePeriod = "P30D"), "list/change-notice/notice"],
    [
      "a hash in place of the value",
      (r) => (row(r, "caller-phone-number").holders[1].form = "hash"),
      "retention/caller-phone-number/holder/neon",
    ],
    [
      "longer keys",
      (r) => (safeguard(r, "health-data-encryption").requires.keyBytes = 64),
      "safeguard/health-data-encryption/keyBytes",
    ],
  ];
  test.each(edits)("%s", (_, edit, fact) => expect(after(edit)).toContain(`stronger ${fact}`));
});

test("other words are for a person to read", () =>
  expect(after((r) => (safeguard(r, "minimal-collection").statement = "Something."))).toEqual([
    "other safeguard/minimal-collection",
  ]));

test("the same facts differ in nothing, and the order of facts does not matter", () => {
  const facts = factsOf(shipped);
  expect(compareFacts(facts, facts.toReversed())).toEqual([]);
});

test("ids name one cell each", () => {
  const ids = factsOf(shipped).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test("each class is what has to be announced", () => {
  const classOf = (kind: FactKind, before: string | undefined, now: string | undefined) => {
    const fact = (value: string): Fact => ({ id: "a", kind, value, onPage: true });
    const side = (value: string | undefined) => (value === undefined ? [] : [fact(value)]);
    return compareFacts(side(before), side(now))[0]?.class;
  };
  expect(classOf("company", undefined, "Example")).toBe("new-sub-processor");
  expect(classOf("company", "One", "Another")).toBe("new-sub-processor");
  expect(classOf("company", "One", undefined)).toBe("removed");
  expect(classOf("region", "us", "eu")).toBe("region");
  expect(classOf("period", "creation P1D", "creation P2D")).toBe("period");
  expect(classOf("holder", undefined, "stored plain")).toBe("data-category");
  expect(classOf("requirement", "1.3", "1.2")).toBe("safeguard");
  expect(classOf("statement", "a", "b")).toBe("editorial");
  expect(classOf("statement", "a", undefined)).toBe("safeguard");
});

const row = (r: Mutable<Register>, id: string) => r.retention.find((each: { id: string }) => each.id === id);
const safeguard = (r: Mutable<Register>, id: string) =>
  r.safeguards.find((each: { id: string }) => each.id === id);
const list = (r: Mutable<Register>, id: string) => r.lists.find((each: { id: string }) => each.id === id);

test("what comes with a new company is told with it; what a listed one takes on is a change of its own", () => {
  const [listed] = shipped.subProcessors;
  const copy = structuredClone(shipped) as Mutable<Register>;
  copy.subProcessors.push({ ...structuredClone(listed), id: "example", legalName: "Example Inc." });
  row(copy, "ip-addresses").holders.push({ subProcessor: "example", role: "in-flight", form: "plain" });
  row(copy, "ip-addresses").holders.push({ subProcessor: listed?.id, role: "in-flight", form: "plain" });
  copy.subProcessors[0].hosts.push("more.example.com");
  const classes = new Map(
    compareFacts(factsOf(shipped), factsOf(copy))
      .filter(({ direction }) => direction !== "stronger")
      .map(({ fact, class: change }) => [fact, change]),
  );
  for (const [fact, change] of classes)
    expect(change, fact).toBe(/\/example(\/|$)/.test(fact) ? "new-sub-processor" : "data-category");
  expect([...classes.keys()]).toContain("retention/ip-addresses/holder/example");
  expect([...classes.keys()]).toContain(`retention/ip-addresses/holder/${listed?.id}`);
});

describe("an edit that discloses less is for a person to judge", () => {
  const edits: readonly (readonly [string, (register: Register) => unknown, string])[] = [
    ["a company less", (r) => r.subProcessors.pop(), `company/${shipped.subProcessors.at(-1)?.id}`],
    [
      "a holder less",
      (r) => (row(r, "caller-phone-number").holders = row(r, "caller-phone-number").holders.slice(1)),
      "retention/caller-phone-number/holder/twilio",
    ],
    [
      "a category less",
      (r) => {
        const [first] = r.subProcessors;
        if (first) first.dataCategories = first.dataCategories.slice(1);
      },
      `company/${shipped.subProcessors[0]?.id}/data/${shipped.subProcessors[0]?.dataCategories[0]}`,
    ],
  ];
  test.each(edits)("%s", (_, edit, fact) => expect(after(edit)).toContain(`other ${fact}`));
});

describe("a sentence that says its period", () => {
  const reworded = (duration: string, statement: (old: string) => string) => {
    const copy = structuredClone(shipped) as Mutable<Register>;
    const { statement: old } = Object.assign(row(copy, "whatsapp-messages"), { duration });
    Object.assign(row(copy, "whatsapp-messages"), { statement: statement(old) });
    return compareFacts(factsOf(shipped), factsOf(copy))
      .filter(({ kind }) => kind === "statement")
      .map(({ class: what, direction, follows }) => [what, direction, follows]);
  };
  const period = "retention/whatsapp-messages/period";

  test.each([
    ["P60D", "60 days", "stronger"],
    ["P120D", "120 days", "weaker"],
  ])("goes along with it to %s", (duration, words, direction) => {
    expect(reworded(duration, (old) => old.replace("90 days", words))).toEqual([
      ["period", direction, period],
    ]);
  });

  test.each([
    ["another period than the row's", "P60D", (old: string) => old.replace("90 days", "70 days")],
    ["other words as well", "P60D", (old: string) => `${old.replace("90 days", "60 days")} Mostly.`],
    ["other words alone", "P90D", () => "WhatsApp messages are deleted after a while."],
  ])("is for a person to read where it says %s", (_, duration, statement) => {
    expect(reworded(duration, statement)).toEqual([["editorial", "other", undefined]]);
  });
});
