import type { ListCell } from "../../register/list/cells.ts";
import { perText } from "../kernel/per-text.ts";
import { hidingSelectors, writtenByStyle } from "./page-style.ts";

/** What a page of the list shows: its cells, and all that it says beside them. */
export interface PageCells {
  /** By the id that `data-fact` names; several where the page repeats one. */
  readonly cells: ReadonlyMap<string, readonly Omit<ListCell, "id">[]>;
  /** Text of no cell, by block; text that attributes show; what the page's own style writes. Hidden or not. */
  readonly asides: readonly string[];
  /** Selectors of the page's own style that take a cell out of sight. */
  readonly hiding: readonly string[];
}

/** Comments, elements whose content is no markup or seen by nobody, tags, text. */
const token =
  /<!--[\s\S]*?-->|<[!?][^>]*>|<(script|style|template|noscript|textarea)\b[^>]*>([\s\S]*?)<\/\1\s*>|<(\/?)([a-z][\w-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>|[^<]+|</gi;
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
/** Elements that go on with the sentence around them. */
const inline = new Set("a abbr b bdi bdo code em i mark q s small span strong sub sup time u wbr".split(" "));
/** Attributes whose text a browser shows, speaks or runs. */
const telling =
  /^(title|alt|label|placeholder|value|summary|srcdoc|data-label|aria-(label|description|\w*text)|on\w+)$/;
/** What `<meta>` says to browsers and not to people. */
const technical = new Set(["viewport", "color-scheme", "theme-color", "referrer", "robots"]);

interface Element {
  readonly tag: string;
  /** As selectors call it: `li`, `.note`, `#versions`. */
  readonly names: readonly string[];
  readonly fact: string | undefined;
  readonly isHidden: boolean;
}

/** Reads a page of the list as its reader sees it: of a cell the text of an element that is hidden does not count. */
export const pageCells = perText((html): PageCells => {
  const cells = new Map<string, { text: string; href?: string }[]>();
  const asides: string[] = [];
  const around = new Set<string>();
  const open: Element[] = [];
  let aside = "";
  const endAside = (next = "") => {
    asides.push(squeezed(aside));
    aside = next;
  };
  for (const [text, raw, content = "", slash, name, rest = ""] of html.matchAll(token)) {
    if (/^<[!?]/.test(text)) continue;
    if (raw !== undefined) {
      const tag = raw.toLowerCase();
      if (tag === "style") asides.push(...writtenByStyle(content));
      else if (tag !== "template") asides.push(squeezed(content.replace(/<[^>]*>/g, " ")));
      continue;
    }
    if (name === undefined) {
      addText(text);
      continue;
    }
    const tag = name.toLowerCase();
    if (!inline.has(tag)) endAside();
    if (slash) {
      const at = open.findLastIndex((element) => element.tag === tag);
      if (at >= 0) open.splice(at);
      continue;
    }
    const given = attributesOf(rest);
    asides.push(...toldBy(tag, given));
    const fact = given.get("data-fact");
    if (tag === "a") addLink(given.get("href"));
    if (fact !== undefined) {
      endAside();
      const found = cells.get(fact) ?? [];
      found.push({ text: "" });
      cells.set(fact, found);
      for (const name of [...open.flatMap((element) => element.names), ...namesOf(tag, given)])
        around.add(name);
    }
    if (!noContent.has(tag))
      open.push({ tag, names: namesOf(tag, given), fact, isHidden: hides(tag, given) });
  }
  endAside();
  for (const all of cells.values()) for (const cell of all) cell.text = squeezed(cell.text);
  return {
    cells,
    asides: asides.filter((each) => /[\p{L}\p{N}]/u.test(each)),
    hiding: hidingSelectors(html, around),
  };

  function current(): { text: string; href?: string } | undefined {
    const fact = open.findLast((element) => element.fact !== undefined)?.fact;
    return fact === undefined ? undefined : cells.get(fact)?.at(-1);
  }
  function addText(text: string): void {
    const cell = current();
    if (!cell) aside += text;
    else if (!open.some(({ isHidden }) => isHidden)) cell.text += text;
  }
  function addLink(href: string | undefined): void {
    const cell = current();
    if (cell && href !== undefined) cell.href = cell.href === undefined ? href : `${cell.href} ${href}`;
  }
});

/** What the attributes of an element say to people. */
function toldBy(tag: string, given: ReadonlyMap<string, string>): string[] {
  const told = [...given].filter(([name]) => telling.test(name)).map(([, text]) => squeezed(text));
  const isForPeople =
    tag === "meta" && !given.has("http-equiv") && !technical.has(given.get("name")?.toLowerCase() ?? "");
  if (isForPeople) told.push(squeezed(given.get("content") ?? ""));
  // What another file says of the looks, nobody reads here.
  if (tag === "link" && /stylesheet/i.test(given.get("rel") ?? "")) told.push(given.get("href") ?? "");
  return told;
}

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

/** Elements that browsers show only when asked, in place of something else, or as no longer said. */
const unseen = new Set(
  "details dialog datalist select object video audio canvas iframe noembed noframes svg math rp del s strike".split(
    " ",
  ),
);

function hides(tag: string, given: ReadonlyMap<string, string>): boolean {
  return (
    unseen.has(tag) ||
    ["hidden", "style", "popover"].some((name) => given.has(name)) ||
    given.get("aria-hidden") === "true"
  );
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
