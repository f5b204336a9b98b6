import { remembered } from "../remembered.ts";
import type { ListDocument } from "./document.ts";
import { listWords } from "./words.ts";

/** One cell of the list as people read it. Its id is also the `data-fact` of the page's element that shows it. */
export interface ListCell {
  readonly id: string;
  readonly text: string;
  /** Where the cell leads. */
  readonly href?: string;
}

/** Every cell of the list, in the order of the page. */
export function cellsOf(list: ListDocument): ListCell[] {
  const { companies, periods, safeguards, statements, agreement, contacts, versions } = list;
  const words = listWords[list.language];
  const cell = (id: string, text: string, href?: string): ListCell =>
    href === undefined ? { id, text } : { id, text, href };
  const notes = (id: string, all: readonly string[]) =>
    all.map((note, nth) => cell(`${id}/note/${nth}`, note));
  return [
    cell("version", dateInWords(list.version, list.language)),
    ...companies.flatMap(({ id, name, purpose, data, places }) => [
      cell(`company/${id}`, name),
      cell(`company/${id}/purpose`, purpose),
      ...data.map((category, nth) => cell(`company/${id}/data/${nth}`, category)),
      ...(places.length === 0 ? [cell(`company/${id}/region`, words.noRegion)] : []),
      ...places.map(({ clause, service, region }) => cell(`region/${clause}`, `${service}: ${region}`)),
    ]),
    ...periods.flatMap(({ id, data, holders, kept, notes: all }) => [
      cell(`retention/${id}`, data),
      ...holders.map(({ company, name, as }) => cell(`retention/${id}/holder/${company}`, `${name}, ${as}`)),
      cell(`retention/${id}/period`, kept),
      ...notes(`retention/${id}`, all),
    ]),
    ...Object.entries({ safeguard: safeguards, list: statements }).flatMap(([group, all]) =>
      all.flatMap(({ id, statement, notes: own }) => [
        cell(`${group}/${id}`, statement),
        ...notes(`${group}/${id}`, own),
      ]),
    ),
    ...versions.flatMap(({ version, facts, changes }, nth) => [
      cell(`version/${version}`, dateInWords(version, list.language), facts),
      ...(changes.length === 0
        ? [
            cell(
              `version/${version}/changes`,
              nth === versions.length - 1 ? words.firstVersion : words.unchanged,
            ),
          ]
        : []),
      ...changes.map(({ fact, change }) => cell(`version/${version}/${fact}`, change)),
    ]),
    cell("agreement", agreement),
    ...Object.entries(contacts).map(([name, place]) =>
      cell(`contact/${name}`, place, name === "privacy" ? `mailto:${place}` : `https://${place}`),
    ),
  ];
}

function dateInWords(day: string, language: string): string {
  return formatOf(language).format(new Date(day));
}

const formatOf = remembered(
  (language) => new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }),
);
