import { isIPv4, isIPv6 } from "node:net";
import type { Books } from "../../register/books.ts";
import { ownDomain } from "../../register/hosts.ts";
import { books } from "../../register/read-books.ts";
import { perText } from "./per-text.ts";

/** Where a text seems to hold data about a person. Positions as `String.slice` takes them. */
export interface PersonalDatum {
  readonly kind: (typeof kinds)[number]["kind"];
  readonly start: number;
  readonly end: number;
}

type Spans = Iterable<readonly [start: number, end: number]>;

/** Every search costs the length of the text, whatever the text is: what is searched comes from anybody. */
const kinds = [
  { kind: "an e-mail address", find: mailAddresses },
  {
    kind: "a phone number",
    find: matching(
      /(?<![\p{L}\d.])\+\d(?:[ ().-]{0,2}\d){7,14}(?!\d)|(?<![\w.-])\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?![\w-])/gu,
    ),
  },
  { kind: "an IP address", find: ipAddresses },
  { kind: "a Brazilian CPF", find: matching(/\b\d{3}\.\d{3}\.\d{3}-\d{2}\b/g) },
  { kind: "a Mexican CURP", find: matching(/\b[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z\d]\d\b/g) },
  { kind: "a US social security number", find: matching(/\b\d{3}-\d{2}-\d{4}\b/g) },
  { kind: "a payment card number", find: matching(/\b(?:\d[ -]?){15}\d\b/g) },
] as const;

const contacts = new WeakMap<Books, ReadonlySet<string>>();

/** The addresses that the list gives, and those that its earlier versions gave: the archive keeps them. */
function publishedContacts(of: Books): ReadonlySet<string> {
  const known = contacts.get(of);
  if (known) return known;
  const earlier = of.published.flatMap(({ facts }) => facts.filter(({ kind }) => kind === "contact"));
  const found = new Set([
    of.register.value.organisation.contacts.privacy,
    ...earlier.map(({ value }) => value),
  ]);
  contacts.set(of, found);
  return found;
}

/** Everything in a text that looks like data about a person, in its order. KAITALK's own published addresses are left out. */
export const personalDataIn = perText((text): readonly PersonalDatum[] => {
  if (!/[@\d:]/.test(text)) return [];
  const published = publishedContacts(books());
  return kinds
    .flatMap(({ kind, find }) => [...find(text)].map(([start, end]) => ({ kind, start, end })))
    .filter(({ start, end }) => !published.has(text.slice(start, end)) && !isOfOffice(text.slice(start, end)))
    .sort((a, b) => a.start - b.start);
});

/** Mailboxes that stand for an office and for no person. Source: RFC 2142, and what the law asks a company to name. */
const offices =
  /^(abuse|billing|contact|dpo|hello|help|hostmaster|info|legal|no-?reply|noc|postmaster|press|privacy|sales|security|support|webmaster)@/i;

function isOfOffice(address: string): boolean {
  return offices.test(address) && address.toLowerCase().endsWith(`@${ownDomain()}`);
}

function matching(pattern: RegExp): (text: string) => Spans {
  return function* (text) {
    for (const found of text.matchAll(pattern)) yield [found.index, found.index + found[0].length];
  };
}

const domain = /[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/uy;

/** From each @ outwards: a search from the left would begin anew at every letter of a text that holds none. */
function* mailAddresses(text: string): Spans {
  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
    let start = at;
    while (start > 0 && isInLocalPart(text.charCodeAt(start - 1))) start--;
    if (start === at) continue;
    domain.lastIndex = at + 1;
    const found = domain.exec(text);
    if (found) yield [start, at + 1 + found[0].length];
  }
}

const localPart = new Set(
  [..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._%+-"].map((c) => c.charCodeAt(0)),
);

function isInLocalPart(code: number): boolean {
  return code < 128 ? localPart.has(code) : /\p{L}/u.test(String.fromCharCode(code));
}

/** Addresses that are no machine of anybody: every address at once, and the machine itself. */
const nobodys = /^(0\.0\.0\.0|255\.255\.255\.255|127\..*|::1?)$/;
const [shortestAddress, longestAddress] = [3, 60];

function* ipAddresses(text: string): Spans {
  for (const { 0: run, index } of text.matchAll(/[\w:.%]+/g)) {
    if (run.length < shortestAddress || !/[:.]/.test(run)) continue;
    for (const from of addressStarts(run)) {
      const candidate = run.slice(from).replace(/[.:]$/, "");
      if (candidate.length > longestAddress || nobodys.test(candidate)) continue;
      const address = candidate.replace(/^([\d.]+):\d+$/, "$1");
      if (!isIPv4(address) && !isIPv6(address)) continue;
      yield [index + from, index + from + address.length];
      break;
    }
  }
}

/** Where an address may begin: with the run, or with the name at the end of a URN, whose parts are cut like addresses. */
function addressStarts(run: string): number[] {
  let name = run.indexOf("::");
  if (run.startsWith("urn:pulumi:"))
    for (let part = 0; part < 2 && name !== -1; part++) name = run.indexOf("::", name + 2);
  return name === -1 ? [0] : [0, name + 2];
}
