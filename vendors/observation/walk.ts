import { type Answer, cannotTell, complete, partial } from "./answer.ts";
import type { Ask, Question } from "./ask.ts";

/** A list that a vendor gives in pages, walked to its end with one page in memory. */
export interface Pages<Page, Item> {
  /** The question for the page after `cursor`; undefined for the first. */
  question(cursor: string | undefined): Question<Page>;
  items(page: Page): readonly Item[];
  /** Rows of a page at most, as asked for. */
  readonly perPage: number;
  /** What leads to the page after this one; undefined where it is the last. */
  next(page: Page): string | undefined;
  /** Whether the page says in so many words that it is the last. */
  isLast?(page: Page): boolean;
  /** What tells an item from the others. */
  key(item: Item): string;
  /** Hears each item once, in the vendor's order. */
  each?(item: Item): void;
  /** The vendor lists by ascending key, so that a repeated one shows without remembering all. */
  readonly ascending?: true;
  /** How many there are in all, where the vendor says it. */
  claimed?(page: Page): number | undefined;
  /** Why the page is not all that its part of the list holds, such as ids that the vendor says it left out. */
  lacks?(page: Page): string | undefined;
}

/**
 * Walks every page and counts. Complete only where the last page names no next one, no page and no item came twice,
 * and the count is the one that the vendor claims. A last page that is full has to say that it is the last, or be
 * counted in a claim: otherwise what leads on may be missing.
 */
export async function walk<Page, Item>(ask: Ask, pages: Pages<Page, Item>): Promise<Answer<number>> {
  const cursors = new Set<string>();
  const seen = pages.ascending ? new LastKey() : new Set<string>();
  let count = 0;
  let lacking: string | undefined;
  let claimed: number | undefined;
  for (let cursor: string | undefined; ; ) {
    const reply = await ask(pages.question(cursor));
    if (!reply.answered) return cursors.size === 0 ? cannotTell(reply.why) : partial(count, reply.why);
    const items = pages.items(reply.value);
    for (const item of items) {
      const key = pages.key(item);
      if (seen.has(key)) return partial(count, "the list names an entry twice");
      seen.add(key);
      count += 1;
      pages.each?.(item);
    }
    lacking ??= pages.lacks?.(reply.value);
    claimed = pages.claimed?.(reply.value) ?? claimed;
    const next = pages.next(reply.value);
    if (next === undefined) {
      if (items.length >= pages.perPage && claimed === undefined && !pages.isLast?.(reply.value))
        lacking ??= "its last page is full and does not say whether there is more";
      break;
    }
    if (cursors.has(next)) return partial(count, "its pages lead in a circle");
    cursors.add(next);
    cursor = next;
  }
  if (lacking !== undefined) return partial(count, lacking);
  if (claimed !== undefined && claimed !== count)
    return partial(count, `it counts ${claimed} and lists ${count}`);
  const pageCount = cursors.size + 1;
  const proof =
    pageCount === 1 ? "1 page names no next one" : `the last of ${pageCount} pages names no next one`;
  return complete(count, claimed === undefined ? proof : `${proof}, and the count is the vendor's`);
}

/** In an ascending list a key that is not above the last one was there before, or the order is not what we rely on. */
class LastKey {
  #last: string | undefined;

  has(key: string): boolean {
    return this.#last !== undefined && !isAbove(key, this.#last);
  }

  add(key: string): void {
    this.#last = key;
  }
}

/** By bytes of UTF-8, as object stores sort. */
function isAbove(key: string, last: string): boolean {
  return Buffer.compare(Buffer.from(key, "utf8"), Buffer.from(last, "utf8")) > 0;
}
