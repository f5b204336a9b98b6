import type { ListCell } from "../../register/list/cells.ts";
import { perText } from "../kernel/per-text.ts";

/** What a page of the list shows: its cells, and whatever stands in a table or list and is none. */
export interface PageCells {
  /** By the id that `data-fact` names; several where the page repeats one. */
  readonly cells: ReadonlyMap<string, readonly Omit<ListCell, "id">[]>;
  readonly strangers: readonly string[];
  /** Selectors of the page's own style that take a cell out of sight. */
  readonly hiding: readonly string[];
}

/** Comments, elements whose content nobody sees, tags, text. */
const token =
  /<!--[\s\S]*?-->|<(script|style|template|noscript|title|textarea)\b[^>]*>[\s\S]*?<\/\1\s*>|<(\/?)([a-z][\w-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>|[^<]+|</gi;
const attribute = /([^\s=/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/g;
const noContent = new Set([
  "area",
  "base",
  "br",
  "col",
  "embed",
  "hr",
  "img",
  "input",
  "link",
  "meta",
  "source",
  "wbr",
]);
const holders = new Set(["td", "th", "li", "dd"]);

interface Element {
  readonly tag: string;
  /** As selectors call it: `li`, `.note`, `#versions`. */
  readonly names: readonly string[];
  readonly fact: string | undefined;
  readonly isHidden: boolean;
  /** Of a data cell or entry: text in it that belongs to no fact. */
  readonly holder: { text: string } | undefined;
}

/**
 * Reads a page of the list as its reader sees it: text of an element that is hidden does not count. Headings of columns
 * and whatever stands in `nav` say nothing of a company and are left out.
 */
export const pageCells = perText((html): PageCells => {
  const cells = new Map<string, { text: string; href?: string }[]>();
  const strangers: string[] = [];
  const around = new Set<string>();
  const open: Element[] = [];
  const close = (tag: string) => {
    const at = open.findLastIndex((element) => element.tag === tag);
    if (at < 0) return;
    for (const { holder } of open.splice(at)) {
      const text = holder && squeezed(holder.text);
      // A label may lead a fact on.
      if (text && !/^[\p{L} ]+:$/u.test(text)) strangers.push(text);
    }
  };
  for (const [text, unseen, slash, name, rest = ""] of html.matchAll(token)) {
    if (unseen !== undefined || text.startsWith("<!--")) continue;
    if (name === undefined) {
      addText(text);
      continue;
    }
    const tag = name.toLowerCase();
    if (slash) {
      close(tag);
      continue;
    }
    const given = attributesOf(rest);
    const fact = given.get("data-fact");
    if (tag === "a") addLink(given.get("href"));
    if (fact !== undefined) {
      const found = cells.get(fact) ?? [];
      found.push({ text: "" });
      cells.set(fact, found);
      for (const name of [...open.flatMap((element) => element.names), ...namesOf(tag, given)])
        around.add(name);
    }
    if (noContent.has(tag)) continue;
    const isHeading = given.get("scope") === "col" || open.some((element) => element.tag === "nav");
    const isHolder = holders.has(tag) && fact === undefined && !isHeading;
    open.push({
      tag,
      names: namesOf(tag, given),
      fact,
      isHidden: hides(given),
      holder: isHolder ? { text: "" } : undefined,
    });
  }
  while (open.length > 0) close(open.at(-1)?.tag ?? "");
  for (const all of cells.values()) for (const cell of all) cell.text = squeezed(cell.text);
  return { cells, strangers, hiding: hidingSelectors(html, around) };

  function current(): { text: string; href?: string } | undefined {
    const fact = open.findLast((element) => element.fact !== undefined)?.fact;
    return fact === undefined ? undefined : cells.get(fact)?.at(-1);
  }
  function addText(text: string): void {
    if (open.some(({ isHidden }) => isHidden)) return;
    const cell = current();
    if (cell) cell.text += text;
    else {
      const holder = open.findLast((element) => element.holder)?.holder;
      if (holder) holder.text += text;
    }
  }
  function addLink(href: string | undefined): void {
    const cell = current();
    if (cell && href !== undefined) cell.href = cell.href === undefined ? href : `${cell.href} ${href}`;
  }
});

function attributesOf(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(attribute)].map(([, name = "", double, single, bare]) => [
      name.toLowerCase(),
      characters(double ?? single ?? bare ?? ""),
    ]),
  );
}

function namesOf(tag: string, given: ReadonlyMap<string, string>): string[] {
  const classes = (given.get("class") ?? "").split(/\s+/).filter((name) => name !== "");
  const id = given.get("id");
  return [tag, ...classes.map((name) => `.${name}`), ...(id === undefined ? [] : [`#${id}`])];
}

const unseen = /display\s*:\s*none|visibility\s*:\s*(hidden|collapse)|(opacity|font-size)\s*:\s*0(?![.\d])/i;

/** A selector hides a cell where all that its last part names stands around or at one. */
function hidingSelectors(html: string, around: ReadonlySet<string>): string[] {
  const styles = [...html.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style/gi)].map(([, style = ""]) => style);
  const rules = styles.flatMap((style) => [...style.matchAll(/([^{}]+)\{([^{}]*)\}/g)]);
  return rules
    .filter(([, , declarations = ""]) => unseen.test(declarations))
    .flatMap(([, selectors = ""]) => selectors.split(",").map((selector) => selector.trim()))
    .filter((selector) => {
      const last = selector.split(/[\s>+~]+/).at(-1) ?? "";
      const names = last.replace(/\[[^\]]*\]|::?[\w-]+(\([^)]*\))?/g, "").match(/[.#]?[\w-]+/g) ?? [];
      return !last.includes("::") && names.every((name) => around.has(name));
    });
}

function hides(given: ReadonlyMap<string, string>): boolean {
  return given.has("hidden") || given.get("aria-hidden") === "true" || given.has("style");
}

const named: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
};

/** The text with HTML's numbered and common named characters undone. */
function characters(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hexadecimal, decimal, name) => {
    if (name !== undefined) return named[name] ?? whole;
    const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

function squeezed(text: string): string {
  return characters(text).replace(/\s+/g, " ").trim();
}
