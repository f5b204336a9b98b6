import { toSeconds } from "../register/duration.ts";
import type { FactChange } from "../register/list/compare-facts.ts";
import type { Fact } from "../register/list/facts.ts";
import { listWords, type Words } from "../register/list/words.ts";
import { periodInWords } from "../register/period-in-words.ts";
import type { Register } from "../register/schema.ts";
import type { Announced } from "./announced.ts";
import type { NoticeLanguage } from "./recipients.ts";
import { en } from "./words/en.ts";
import { esMX } from "./words/es-MX.ts";
import { ptBR } from "./words/pt-BR.ts";
import type { NoticeWords } from "./words/words.ts";

const noticeWords: Readonly<Record<NoticeLanguage, NoticeWords>> = { en, "es-MX": esMX, "pt-BR": ptBR };

export interface NoticeText {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

export interface NoticeDraft {
  readonly change: string;
  readonly version: string;
  readonly list: string;
  readonly texts: Readonly<Record<NoticeLanguage, NoticeText>>;
}

/** Gives a text of the register in another language. Throws `InputError` where nobody has translated it. */
export type Translate = (english: string) => string;

/** The notice of a change in every language. Pure: the same register gives the same text to the byte. */
export function draftNotice(
  announced: Announced,
  register: Register,
  translate: Readonly<Record<NoticeLanguage, Translate>>,
): NoticeDraft {
  const { change, version, list } = announced;
  const text = (language: NoticeLanguage) =>
    writeText(announced, register, { language, translate: translate[language] });
  return {
    change: change.id,
    version,
    list,
    texts: { en: text("en"), "es-MX": text("es-MX"), "pt-BR": text("pt-BR") },
  };
}

interface Tongue {
  readonly language: NoticeLanguage;
  readonly translate: Translate;
}

/** A heading with what it is about, as both forms of the message write it. */
interface Section {
  readonly heading: string;
  readonly lines: readonly string[];
}

function writeText(announced: Announced, register: Register, tongue: Tongue): NoticeText {
  const { change, version } = announced;
  const words = noticeWords[tongue.language];
  const { name, contacts } = register.organisation;
  const date = new Intl.DateTimeFormat(tongue.language, { dateStyle: "long", timeZone: "UTC" }).format(
    Date.parse(version),
  );
  const sections = sectionsOf(announced, register, tongue);
  const exception = change.exception ? [words.exception[change.exception.ground]] : [];
  const opening = [words.opening(name, date), ...exception];
  const closing = [words.contact(contacts.privacy), words.why(name)];
  const subject = words.subject(name, date);
  const inText = sections.map(({ heading, lines }) =>
    [heading, ...lines.map((line) => `  - ${line}`)].join("\n"),
  );
  const inHtml = sections.map(
    ({ heading, lines }) =>
      `<h2>${escaped(heading)}</h2>${lines.length === 0 ? "" : `\n<ul>\n${lines.map((line) => `<li>${escaped(line)}</li>`).join("\n")}\n</ul>`}`,
  );
  const paragraphs = (all: readonly string[]) => all.map((each) => `<p>${escaped(each)}</p>`);
  return {
    subject,
    text: `${[...opening, ...inText, ...closing].join("\n\n")}\n`,
    html: `${[
      "<!doctype html>",
      `<html lang="${tongue.language}">`,
      `<head><meta charset="utf-8"><title>${escaped(subject)}</title></head>`,
      "<body>",
      ...paragraphs(opening),
      ...inHtml,
      ...paragraphs(closing),
      "</body>",
      "</html>",
    ].join("\n")}\n`,
  };
}

/** One section a company or promise, in the order of the differences. */
function sectionsOf({ differences, before, now }: Announced, register: Register, tongue: Tongue): Section[] {
  const words = noticeWords[tongue.language];
  const groups = Map.groupBy(differences, ({ fact }) => fact.split("/").slice(0, 2).join("/"));
  return [...groups].map(([subject, changes]) => {
    const company = changes.find(({ fact, kind }) => fact === subject && kind === "company");
    const lines = changes
      .filter((each) => each !== company && each.kind !== "host")
      .map((each) => lineOf(each, { ...tongue, now, before }));
    if (company?.before === null && company.now !== null)
      return { heading: words.newCompany(company.now), lines };
    // What a company that is gone did needs no list.
    if (company?.now === null && company.before !== null)
      return { heading: words.removedCompany(company.before), lines: [] };
    return { heading: nameOf(subject, { now, before }, register, tongue), lines };
  });
}

interface Versions {
  readonly now: readonly Fact[];
  readonly before: readonly Fact[];
}

/** `company/neon` → Neon Inc.; `retention/ip-addresses` → the row's label. */
function nameOf(
  subject: string,
  { now, before }: Versions,
  register: Register,
  { translate }: Tongue,
): string {
  const [group = "", id = ""] = subject.split("/");
  const fact = [...now, ...before].find((each) => each.id === subject);
  if (group === "company") return fact?.value ?? id;
  const { regions, retention, safeguards, lists } = register;
  const clause = [...regions, ...retention, ...safeguards, ...lists].find((each) => each.id === id);
  return clause ? translate(clause.label) : id;
}

function lineOf({ fact, kind, before, now }: FactChange, tongue: Tongue & Versions): string {
  const words = noticeWords[tongue.language];
  const say = (value: string) => valueIn(kind, fact, value, tongue);
  const said =
    now === null
      ? words.gone(earlier(say, before ?? ""))
      : before === null
        ? say(now)
        : words.changed(say(now), earlier(say, before));
  return `${labelOf(kind, words)}: ${said}`;
}

/** The dictionary holds what the register says now; what it said before may be in English alone. */
function earlier(say: (value: string) => string, value: string): string {
  try {
    return say(value);
  } catch {
    return `“${value}”`;
  }
}

function labelOf(kind: FactChange["kind"], { kind: label }: NoticeWords): string {
  switch (kind) {
    case "purpose":
      return label.purpose;
    case "data-category":
      return label.data;
    case "region":
      return label.region;
    case "holder":
      return label.holder;
    case "period":
      return label.period;
    case "statement":
      return label.promise;
    default:
      return label.other;
  }
}

function valueIn(kind: FactChange["kind"], fact: string, value: string, tongue: Tongue & Versions): string {
  const list = listWords[tongue.language];
  const [first = "", second = ""] = value.split(" ");
  switch (kind) {
    case "purpose":
    case "statement":
    case "data-category":
      return tongue.translate(value);
    case "region":
      return placeIn(value, tongue.language);
    case "notice-period":
      return periodIn(value, tongue.language);
    case "period": {
      if (second === "none") return list.byVendor;
      const period = periodIn(second, tongue.language);
      return first === "creation" ? period : list.lifeAnd(period);
    }
    case "holder": {
      const company = fact.split("/").at(-1) ?? "";
      const name = [...tongue.now, ...tongue.before].find(({ id }) => id === `company/${company}`)?.value;
      return `${name ?? company}, ${holdingIn(first, second, list)}`;
    }
    default:
      return value;
  }
}

/** How a company holds data, as the list says it: where it rests by its form, elsewhere by the company's role. */
function holdingIn(role: string, form: string, { forms, roles }: Words): string {
  const held = (words: Readonly<Record<string, string>>, id: string) => words[id] ?? id;
  return role === "stored" ? held(forms, form) : held(roles, role);
}

/** `storage by PostgreSQL in aws-us-east-1`, as facts write a place; a bare region otherwise. */
function placeIn(value: string, language: NoticeLanguage): string {
  const parts = /^(\S+) by (.+) in (no named region|\S+)$/.exec(value);
  const [, role = "", service = "", region = ""] = parts ?? [];
  if (!parts) return value;
  const { place, placeRole } = noticeWords[language];
  const said = region === "no named region" ? listWords[language].noRegion : region;
  return place(placeRole[role] ?? role, service, said);
}

function periodIn(iso: string, language: NoticeLanguage): string {
  return periodInWords(toSeconds(iso), language);
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
