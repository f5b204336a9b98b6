import { cellsOf } from "../../register/list/cells.ts";
import type { ListDocument } from "../../register/list/document.ts";
import { feedTextsOf, frameOf } from "../../register/list/frame.ts";
import { books } from "../../register/read-books.ts";
import { pageCells } from "./page-cells.ts";

/** One cell that is published otherwise than it is registered; null where a side has none. */
export interface CellDifference {
  readonly cell: string;
  readonly published: string | null;
  readonly registered: string | null;
}

/** Every cell of a page that differs from the list, links included, and whatever the page says beside its cells. */
export function pageDifferences(html: string, list: ListDocument): CellDifference[] {
  const { cells, asides, hiding } = pageCells(html);
  const registered = registeredCells(list);
  const differences: CellDifference[] = [];
  for (const { id, text, href } of registered.values()) {
    const shown = cells.get(id) ?? [];
    if (shown.length === 0) differences.push({ cell: id, published: null, registered: text });
    for (const cell of shown) {
      if (cell.text !== text) differences.push({ cell: id, published: cell.text, registered: text });
      if (cell.href !== href)
        differences.push({ cell: `${id}, its link`, published: cell.href ?? null, registered: href ?? null });
    }
  }
  for (const [id, [cell]] of cells)
    if (!registered.has(id)) differences.push({ cell: id, published: cell?.text ?? "", registered: null });
  const frame = registeredFrame(list);
  for (const text of asides)
    if (!frame.has(text.replace(/:$/, "")))
      differences.push({ cell: "no cell", published: text, registered: null });
  for (const selector of hiding)
    differences.push({ cell: `style of ${selector}`, published: "out of sight", registered: null });
  return differences;
}

const registeredCells = ofList((list) => new Map(cellsOf(list).map((cell) => [cell.id, cell])));
const registeredFrame = ofList((list) => new Set(frameOf(list)));
const registeredLeaves = ofList((list) => leavesOf(list));

/** What is worked out of a list once, for every object that is compared with it. */
function ofList<Made>(make: (list: ListDocument) => Made): (list: ListDocument) => Made {
  const known = new WeakMap<ListDocument, Made>();
  return (list) => {
    const made = known.get(list) ?? make(list);
    known.set(list, made);
    return made;
  };
}

/** Every text of a feed that differs from the list's: what an entry lacks, and what it says beside. */
export function feedDifferences(xml: string, list: ListDocument): CellDifference[] {
  const { title, author, entries } = feedTextsOf(list);
  const texts = new Map([
    ["title", title],
    ["author", author],
    ...entries.flatMap(({ version, title: name, content }) => [
      [`version/${version}/title`, name] as const,
      [`version/${version}/changes`, content.replace(/\s+/g, " ")] as const,
    ]),
  ]);
  const { asides } = pageCells(
    xml
      .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, text: string) => text.replaceAll("<", "&lt;"))
      .replace(/<(id|updated)>[^<]*<\/\1>/g, ""),
  );
  const said = new Set(asides);
  const known = new Set(texts.values());
  return [
    ...[...texts]
      .filter(([, text]) => !said.has(text))
      .map(([cell, registered]) => ({ cell, published: null, registered })),
    ...asides
      .filter((text) => !known.has(text))
      .map((published) => ({ cell: "no cell", published, registered: null })),
  ];
}

/** Every value of published data that differs from the list, by its path. */
export function dataDifferences(json: string, list: ListDocument): CellDifference[] {
  const published = leavesOf(parsed(json));
  const registered = registeredLeaves(list);
  return [...new Set([...registered.keys(), ...published.keys()])]
    .map((cell) => ({
      cell,
      published: published.get(cell) ?? null,
      registered: registered.get(cell) ?? null,
    }))
    .filter((each) => each.published !== each.registered);
}

/** undefined for what is no JSON: then every value is missing. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** `companies/0/name` → `Twilio Inc.`; an empty list or object is a value too. */
function leavesOf(value: unknown, path = "", into = new Map<string, string>()): Map<string, string> {
  if (value === undefined) return into;
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  if (entries.length === 0) into.set(path, typeof value === "string" ? value : JSON.stringify(value));
  for (const [key, each] of entries) leavesOf(each, path === "" ? key : `${path}/${key}`, into);
  return into;
}

/** Whether a form of the list is made of cells that name their fact; an older release wrote plain tables. */
export function hasCells(form: "page" | "data", content: string): boolean {
  return content.includes(form === "page" ? "data-fact=" : '"schema.json"');
}

/** Whether a text names each company of the list and the day of the register. */
export function namesEveryCompany(content: string): boolean {
  const { version, subProcessors } = books().register.value;
  const text = content.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
  return [version, ...subProcessors.map(({ legalName }) => legalName)].every((name) => text.includes(name));
}
