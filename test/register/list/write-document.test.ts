import { describe, expect, test } from "vitest";
import { dictionary } from "../../../register/dictionary.ts";
import { languages } from "../../../register/languages.ts";
import { archivedVersion, archiveOf } from "../../../register/list/archive.ts";
import { cellsOf } from "../../../register/list/cells.ts";
import { listSchema } from "../../../register/list/document.ts";
import { factsOf } from "../../../register/list/facts.ts";
import { listWords } from "../../../register/list/words.ts";
import { listDocument } from "../../../register/list/write-document.ts";
import { books } from "../../../register/read-books.ts";
import type { Register } from "../../../register/schema.ts";

const shipped = books().register;
const register = shipped.value;
const after120Days = { clause: "caller-phone-number", subProcessor: "twilio", seconds: 120 * 86_400 };

/** The list of a register that an edit changes. */
function listOf(edit: (register: Register) => void, language: (typeof languages)[number] = "en") {
  const value = structuredClone(register);
  edit(value);
  return listDocument({ ...books(), register: { ...shipped, value } }, language, []);
}

function clauseOf<T extends { readonly id: string }>(all: readonly T[], id: string): T {
  const found = all.find((each) => each.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
}

describe.each(languages)("in %s", (language) => {
  const list = listDocument(books(), language, []);

  test("the list keeps to its schema", () => {
    expect(listSchema.parse(list)).toEqual(list);
  });

  test("every company, its data and every documented clause is on it, and nothing that the register decided alone", () => {
    const ids = (of: readonly { id: string; documented: boolean }[]) =>
      of.filter(({ documented }) => documented).map(({ id }) => id);
    expect(list.companies.map(({ id, name, data }) => [id, name, data.length])).toEqual(
      register.subProcessors.map(({ id, legalName, dataCategories }) => [
        id,
        legalName,
        dataCategories.length,
      ]),
    );
    expect(list.companies.flatMap(({ places }) => places.map(({ clause }) => clause)).toSorted()).toEqual(
      ids(register.regions).toSorted(),
    );
    expect(list.periods.map(({ id }) => id)).toEqual(ids(register.retention));
    expect(list.safeguards.map(({ id }) => id)).toEqual(ids(register.safeguards));
    expect(list.statements.map(({ id }) => id)).toEqual(ids(register.lists));
  });

  test("each holder is named with its role", () => {
    expect(list.periods.map(({ holders }) => holders.map(({ company }) => company))).toEqual(
      register.retention
        .filter(({ documented }) => documented)
        .map(({ holders }) => holders.map(({ subProcessor }) => subProcessor)),
    );
    expect(list.periods.flatMap(({ holders }) => holders.map(({ as }) => as))).not.toContain("");
  });

  test("no cell stands twice, none is empty, no sentence ends twice", () => {
    const cells = cellsOf(list);
    expect(new Set(cells.map(({ id }) => id)).size).toBe(cells.length);
    for (const { text } of cells) expect(text).toMatch(/\S/);
    for (const { text } of cells) expect(text).not.toMatch(/\.\./);
  });
});

test("the roles and qualifiers of the page are kept", () => {
  const row = (id: string) => clauseOf(listDocument(books(), "en", []).periods, id);
  const said = (id: string) => [row(id).holders.map(({ name, as }) => `${name}, ${as}`), row(id).kept];
  expect(said("call-audio-and-transcript")).toEqual([
    [
      "Twilio Inc., in flight",
      "Neon Inc., stored, health data encrypted field by field",
      "Cloudflare Inc., stored",
    ],
    "90 days by default",
  ]);
  expect(said("ip-addresses")).toEqual([
    ["Cloudflare Inc., in transit", "Neon Inc., only as a hash"],
    "90 days; raw values are discarded at once, only SHA-256 hashes are kept",
  ]);
  expect(said("authentication-tokens")[1]).toBe("30 minutes; works once and is then deleted");
  expect(said("payment-info")[1]).toBe(
    "According to the retention policy of Stripe Inc.; card data is never stored by KAITALK",
  );
  expect(said("caller-phone-number")[1]).toBe("The life of the account and 30 days after its deletion");
  expect(said("business-email")[1]).toBe("The life of the account");
});

test("a changed period, qualifier, hash, notice and role move the list", () => {
  const list = listOf(({ retention, lists, safeguards }) => {
    Object.assign(clauseOf(retention, "whatsapp-messages"), { duration: "PT36H", qualifiers: ["one-time"] });
    Object.assign(clauseOf(retention, "whatsapp-messages").holders[0] ?? {}, { role: "stored" });
    Object.assign(clauseOf(lists, "change-notice"), { noticePeriod: "P30D", exceptions: [] });
    Object.assign(clauseOf(safeguards, "raw-ip-not-stored").requires, { hash: "SHA-512" });
  });
  const messages = clauseOf(list.periods, "whatsapp-messages");
  expect(messages.kept).toBe("36 hours; works once and is then deleted");
  expect(messages.holders[0]?.as).toBe("stored");
  expect(clauseOf(list.periods, "ip-addresses").kept).toContain("SHA-512");
  expect(clauseOf(list.statements, "change-notice").statement).toMatch(
    /at least 30 days before .* account\.$/,
  );
});

test.each([
  [["connections-demand-tls"], []],
  [["keys-declared", "health-data-encrypted"], ["Rests in part on the application."]],
  [["stores-encrypt", "neon-encrypts"], ["Rests in part on what the company itself states."]],
  [["mail-copies-nothing", "state-kept-encrypted"], ["Rests in part on settings in the company's account."]],
  [["agreements-signed"], ["Rests on agreements; infrastructure alone does not show it."]],
  [
    ["numbers-hashed", "addresses-hashed", "no-copies-by-hand"],
    [
      "Rests on the application and on settings in the company's account; infrastructure alone does not show it.",
    ],
  ],
])(
  "a safeguard that stands on %j says what it rests on, and claims none of it, where infrastructure alone does not",
  (legs, notes) => {
    const list = listOf(({ safeguards }) =>
      Object.assign(clauseOf(safeguards, "transit-encryption"), { legs }),
    );
    expect(clauseOf(list.safeguards, "transit-encryption").notes).toEqual(notes);
  },
);

test.each([
  ["en", "Twilio Inc. does not keep to this: by its own documentation it holds a copy for 120 days."],
  ["es-MX", "Twilio Inc. no lo cumple: según su propia documentación, guarda una copia durante 120 días."],
  [
    "pt-BR",
    "A Twilio Inc. não cumpre isso: conforme sua própria documentação, mantém uma cópia por 120 dias.",
  ],
] as const)("what a company documents against a promise stands beside it, in %s", (language, sentence) => {
  const list = listDocument(books(), language, [after120Days]);
  expect(clauseOf(list.periods, after120Days.clause).notes).toEqual([sentence]);
  expect(list.periods.flatMap(({ notes }) => notes)).toHaveLength(1);
});

test("a text that nobody translated is refused", () => {
  const faxes = (changed: Register) =>
    Object.assign(changed.subProcessors[0] ?? {}, { purpose: "Sending faxes" });
  expect(() => listOf(faxes, "pt-BR")).toThrow(
    'register/translations/pt-BR.yaml: has no translation of "Sending faxes"; add it.',
  );
  expect(listOf(faxes).companies[0]?.purpose).toBe("Sending faxes");
});

describe("the archive", () => {
  const [first] = books().published;
  if (!first) throw new Error("no version is published");
  const later = (day: string, edit: (register: Register) => void) => {
    const value = structuredClone(register);
    edit(value);
    return { ...first, version: day, facts: factsOf(value) };
  };
  const second = later("2027-02-01", ({ retention, subProcessors, lists }) => {
    Object.assign(clauseOf(retention, "whatsapp-messages"), { duration: "P60D" });
    clauseOf(subProcessors, "stripe").dataCategories.push("appointments");
    Object.assign(clauseOf(lists, "change-notice"), { noticePeriod: "P15D" });
    Object.assign(clauseOf(retention, "sms-messages"), { duration: "P30D" });
  });
  const third = later("2027-03-01", () => undefined);
  const archive = (language: (typeof languages)[number]) =>
    archiveOf(
      {
        register: { ...shipped, value: { ...register, version: "2027-02-15" } },
        published: [first, second, third],
      },
      dictionary(language, books()),
      listWords[language],
    );

  test("holds every version until the register's own, the newest first, with what the page says otherwise", () => {
    const [newest, oldest, ...others] = archive("en");
    expect([newest?.version, oldest?.version, others]).toEqual(["2027-02-01", first.version, []]);
    expect(oldest).toEqual({ version: first.version, facts: `versions/${first.version}.json`, changes: [] });
    expect(newest?.changes.map(({ change }) => change)).toEqual([
      "Stripe Inc., data: none → appointments",
      "WhatsApp messages, kept for: 90 days → 60 days",
      "Notice of a new sub-processor, notice: 10 days → 15 days",
    ]);
  });

  test("speaks the language of its list", () => {
    expect(archive("es-MX")[0]?.changes[1]?.change).toBe(
      "Mensajes de WhatsApp, conservación: 90 días → 60 días",
    );
    expect(archive("pt-BR")[0]?.changes[0]?.change).toBe("Stripe Inc., dados: nenhum → agendamentos");
  });

  test("publishes the facts of the page and none of how the stack was built", () => {
    const { facts } = archivedVersion(first);
    expect(facts).toHaveLength(first.facts.filter(({ onPage }) => onPage).length);
    expect(facts.some(({ kind }) => kind === "host")).toBe(false);
  });
});
