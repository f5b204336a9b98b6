import type { FactChange } from "../../register/list/compare-facts.ts";
import { type Fact, valueInWords } from "../../register/list/facts.ts";
import type { PublishedVersion } from "../../register/list/published.ts";
import { hanging, indented } from "./columns.ts";
import type { Terminal } from "./terminal.ts";

const noun = { weaker: "promises less", stronger: "promises more", other: "reads otherwise" } as const;
const order = ["weaker", "other", "stronger"] as const;

/** What differs between two versions of the list, what promises less first. */
export function listDifference(
  names: { readonly before: string; readonly now: string },
  changes: readonly FactChange[],
  { width, colours }: Terminal,
): string {
  const sorted = order.flatMap((direction) => changes.filter((change) => change.direction === direction));
  const counts = order.map((direction) => ({
    direction,
    count: changes.filter((change) => change.direction === direction && !isOfNewCompany(change)).length,
  }));
  const companies = changes.flatMap(({ kind, now, ...change }) =>
    kind === "company" && now !== null && isOfNewCompany(change) ? [now] : [],
  );
  const more = companies.length === 1 ? "a company more" : `${companies.length} companies more`;
  return [
    ...indented(colours.bold(`${names.before} → ${names.now}`), 0, width),
    ...sorted.flatMap((change) => {
      const { fact, kind, before, now, direction, onPage, class: what } = change;
      const word = isOfNewCompany(change) ? "a company more" : noun[direction];
      return [
        ...indented(`${word}  ${fact}   ${what}${onPage ? "" : ", not on the page"}`, 2, width),
        ...indented(`${shown(kind, before)} → ${shown(kind, now)}`, 4, width),
      ];
    }),
    ...indented(
      changes.length === 0
        ? "No fact differs."
        : [
            ...(companies.length > 0 ? [`${more}: notice due (${companies.join("; ")})`] : []),
            ...counts
              .filter(({ count }) => count > 0)
              .map(({ direction, count }) => `${count} ${noun[direction]}`),
          ].join("   "),
      2,
      width,
    ),
  ].join("\n");
}

/** Of a company that was not on the list, or of what it brings. */
function isOfNewCompany({ class: what, before }: Pick<FactChange, "class" | "before">): boolean {
  return what === "new-sub-processor" && before === null;
}

function shown(kind: FactChange["kind"], value: string | null): string {
  return value === null ? "absent" : valueInWords({ kind, value });
}

const headings: Readonly<Record<string, string>> = {
  company: "companies",
  region: "places",
  retention: "periods",
  safeguard: "safeguards",
  list: "the list itself",
  currency: "currencies",
  contact: "contacts",
};

/** A version of the list: since when it is in force and what it says, one thing after another. */
export function listVersion(
  { version, source, sha256, facts }: PublishedVersion,
  until: string | undefined,
  { width, colours }: Terminal,
): string {
  const term = until === undefined ? `since ${version}` : `from ${version} until ${until}`;
  const groups = Map.groupBy(
    facts.filter(({ onPage }) => onPage),
    ({ id }) => id.split("/", 1)[0] ?? "",
  );
  return [
    ...indented(colours.bold(`${source.title}   in force ${term}`), 0, width),
    ...indented(`facts ${sha256}`, 2, width),
    ...[...groups].flatMap(([group, said]) => [
      "",
      ...indented(colours.bold(headings[group] ?? group), 0, width),
      ...[...Map.groupBy(said, ({ id }) => id.split("/")[1] ?? "")].flatMap(([name, about]) =>
        thing(name, about, width),
      ),
    ]),
  ].join("\n");
}

/** The name of a thing with its own value, then what is said of it, each part once with all its values. */
function thing(name: string, about: readonly Fact[], width: number): string[] {
  const own = about.find(({ id }) => id.split("/").length === 2);
  const parts = Map.groupBy(
    about.filter((fact) => fact !== own),
    ({ id }) => id.split("/")[2] ?? "",
  );
  return [
    ...indented(own && own.value !== name ? `${name}   ${valueInWords(own)}` : name, 2, width),
    ...[...parts].flatMap(([part, said]) =>
      hanging(`${part}: ${said.map(partInWords).join("; ")}`, 4, 2, width),
    ),
  ];
}

/** `stored as hash at neon`, or the value alone where its name says no more than that. */
function partInWords(fact: Fact): string {
  const [, , part, of] = fact.id.split("/");
  const words = valueInWords(fact);
  return part === "holder" ? `${of} (${words})` : words;
}
