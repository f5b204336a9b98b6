import { expect, test } from "vitest";
import type { Books } from "../../../register/books.ts";
import { basisChanges, basisOf, basisText } from "../../../register/list/basis.ts";
import { readBooks } from "../../../register/read-books.ts";

const shipped = readBooks();

/** What is told where a copy of the books is changed, as `path before → now: promises`. */
function told(change: (books: Books) => void): string[] {
  const { register, environment, vendors, copies } = shipped;
  const values = structuredClone({
    register: register.value,
    environment: environment.value,
    copies: copies.value,
    vendors: new Map([...vendors].map(([id, { value }]) => [id, value])),
  });
  const changed: Books = {
    ...shipped,
    register: { ...register, value: values.register },
    environment: { ...environment, value: values.environment },
    copies: { ...copies, value: values.copies },
    vendors: new Map(
      [...vendors].map(([id, file]) => [id, { ...file, value: values.vendors.get(id) ?? file.value }]),
    ),
  };
  change(changed);
  return basisChanges(basisOf(shipped), changed).map(
    ({ path, before, now, clauses }) => `${path} ${before} → ${now}: ${clauses.join(", ")}`,
  );
}

const fact = (books: Books, vendor: string, id: string) => {
  const found = books.vendors.get(vendor)?.value.facts.find((each) => each.id === id);
  if (!found) throw new Error(id);
  return found;
};

test.each<[string, (books: Books) => void, readonly string[]]>([
  ["nothing", () => {}, []],
  [
    "a vendor's term",
    (books) => void Object.assign(fact(books, "postmark", "postmark-content-retention"), { duration: "P7D" }),
    [
      "fact/postmark-content-retention/duration P45D → P7D: business-email, authentication-tokens, email-content-not-kept",
    ],
  ],
  [
    "an end where there is none",
    (books) => {
      const entry = fact(books, "twilio", "twilio-calls-have-no-expiry");
      delete entry.endless;
      Object.assign(entry, { duration: "P1D", certainty: "bound" });
    },
    [
      "fact/twilio-calls-have-no-expiry/duration null → P1D: caller-phone-number, call-metadata",
      "fact/twilio-calls-have-no-expiry/certainty null → bound: caller-phone-number, call-metadata",
      "fact/twilio-calls-have-no-expiry/endless true → null: caller-phone-number, call-metadata",
    ],
  ],
  [
    "a fact that shows a leg",
    (books) =>
      void Object.assign(books.register.value.legs.find(({ id }) => id === "versions-kept") ?? {}, {
        facts: ["neon-encrypts-at-rest"],
      }),
    ["leg/versions-kept/facts null → neon-encrypts-at-rest: previous-versions"],
  ],
  [
    "a copy that is gone",
    (books) => void books.copies.value.copies.splice(0, 1),
    [
      "copy/twilio-phone-numbers/clause caller-phone-number → null: caller-phone-number",
      "copy/twilio-phone-numbers/subProcessor twilio → null: caller-phone-number",
    ],
  ],
  [
    "a host that anybody may have",
    (books) =>
      void Object.assign(books.register.value.subProcessors.find(({ id }) => id === "neon") ?? {}, {
        sharedHosts: [],
      }),
    ["company/neon/sharedHosts neon.tech → null: neon-region"],
  ],
  [
    "a variable and a package more",
    (books) => {
      books.environment.value.variables.push({
        ...{ name: "OPENAI_API_KEY", owner: "stack", kind: "setting", meaning: "A key" },
      });
      books.register.value.notSubProcessors.packages.push({ name: "gcp", reason: "It holds no data." });
    },
    [
      "no-company/package/gcp null → true: sub-processor-list",
      "variable/OPENAI_API_KEY/owner null → stack: sub-processor-list",
      "variable/OPENAI_API_KEY/kind null → setting: sub-processor-list",
    ],
  ],
  [
    "a variable that comes from anywhere",
    (books) => {
      delete books.environment.value.variables.find(({ name }) => name === "PGHOST")?.from;
    },
    [
      "variable/PGHOST/from/type neon:index/project:Project → null: neon-region",
      "variable/PGHOST/from/outputs databaseHost, databaseHostPooler → null: neon-region",
    ],
  ],
  [
    "a market less, what the purge runs, a file that is no longer fetched directly, and a row without answers",
    (books) => {
      const { organisation, purgeJob, subProcessors, retention } = books.register.value;
      Object.assign(organisation, { markets: ["US"] });
      Object.assign(purgeJob, { startCommand: "npm start", repository: "https://github.com/owner/purge" });
      for (const { places } of subProcessors) for (const place of places) place.fetchedDirectly = false;
      for (const { id, holders } of retention)
        if (id === "whatsapp-messages") for (const holder of holders) holder.replies = false;
    },
    [
      "markets US, MX, BR → US: sub-processor-list",
      `purge-job/startCommand node cli/kaitalk.ts purge → npm start: ${shipped.register.value.retention
        .filter(({ enforcedBy }) => enforcedBy.includes("purge"))
        .map(({ id }) => id)
        .join(", ")}`,
      "place/r2-storage/fetchedDirectly true → false: sub-processor-list",
      "holder/whatsapp-messages/twilio/replies true → false: whatsapp-messages",
      "holder/whatsapp-messages/neon/replies true → false: whatsapp-messages",
    ],
  ],
  [
    "a law less",
    (books) => void Object.assign(books.register.value.regions[0] ?? {}, { law: ["gdpr-28"] }),
    [
      "promise/neon-region/law gdpr-28, gdpr-44, gdpr-45, gdpr-46, lgpd-33, lfpdppp-2025-2-xx → gdpr-28: neon-region",
    ],
  ],
  [
    "a leg, a copy and a fact more, which count more",
    (books) => {
      const [leg] = books.register.value.legs;
      const [copy] = books.copies.value.copies;
      if (!leg || !copy) throw new Error("the register is empty");
      books.register.value.legs.push({ ...leg, id: "further" });
      books.copies.value.copies.push({ ...copy, id: "further" });
      books.vendors
        .get("neon")
        ?.value.facts.push({ ...fact(books, "neon", "neon-encrypts-at-rest"), id: "further" });
    },
    [],
  ],
])("%s is told with the promises that rest on it", (_, change, expected) => {
  const all = told(change);
  expect(all.slice(0, Math.max(expected.length, 0))).toEqual(expected);
  if (expected.length === 0) expect(all).toEqual([]);
});

test("what may bring in another company is told from what only shows less", () => {
  const register = structuredClone(shipped.register.value);
  const [twilio, stripe] = register.subProcessors;
  Object.assign(twilio ?? {}, { providers: ["twilio", "datadog"] });
  Object.assign(stripe ?? {}, { sharedHosts: [] });
  register.notSubProcessors.hosts.push({ name: "evil.example", property: "repoUrl", reason: "It is." });
  register.notSubProcessors.packages.splice(0, 1);
  register.proof.waivers = "P1D";
  const changed: Books = { ...shipped, register: { ...shipped.register, value: register } };
  expect(
    basisChanges(basisOf(shipped), changed).map(({ path, letsPass }) => [
      path.split("/", 3).join("/"),
      letsPass,
    ]),
  ).toEqual([
    ["proof/waivers", false],
    ["no-company/host/evil.example", false],
    ["company/twilio/providers", true],
    [`no-company/package/${shipped.register.value.notSubProcessors.packages[0]?.name}`, false],
    ["company/stripe/sharedHosts", false],
  ]);
});

test("the version in force rests on what the register says", () => {
  const last = shipped.published.at(-1);
  expect(last?.basis).toEqual(basisOf(shipped));
  expect(JSON.parse(basisText(last?.basis ?? {}))).toEqual(last?.basis);
});
