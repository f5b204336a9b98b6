import type { Answer } from "../../observation/answer.ts";
import type { Question, Reply } from "../../observation/ask.ts";
import { unpaged } from "../../observation/unpaged.ts";

/** What every answer of Cloudflare says of the pages around it. */
export interface Page {
  readonly result_info?:
    | {
        readonly cursor?: string | null | undefined;
        readonly cursors?: { readonly after?: string | null | undefined } | null | undefined;
        readonly is_truncated?: boolean | null | undefined;
        readonly page?: number | null | undefined;
        readonly total_pages?: number | null | undefined;
        readonly total_count?: number | null | undefined;
      }
    | null
    | undefined;
}

/** Most rows of a page. */
const perPage = 100;

/** Lists that Cloudflare numbers; one that is not says so by its silence, and is one page. */
export function numberedPages<P extends Page>(question: Question<P>) {
  return {
    question: (cursor: string | undefined): Question<P> => ({
      ...question,
      query: { ...question.query, per_page: perPage, page: cursor },
    }),
    perPage,
    next: ({ result_info: info }: P): string | undefined => {
      const { page, total_pages: pages } = info ?? {};
      return page && pages && page < pages ? String(page + 1) : undefined;
    },
    isLast: ({ result_info: info }: P): boolean => {
      const { page, total_pages: pages } = info ?? {};
      return typeof page === "number" && typeof pages === "number" && page >= pages;
    },
    claimed: ({ result_info: info }: P): number | undefined => info?.total_count ?? undefined,
  };
}

/** Lists that lead on by a cursor; how many rows a page may have is not documented. */
export function pagesByCursor<P extends Page>(question: Question<P>) {
  return {
    question: (cursor: string | undefined): Question<P> => ({
      ...question,
      query: { ...question.query, cursor },
    }),
    perPage: Number.POSITIVE_INFINITY,
    next: (page: P): string | undefined => cursorOf(page),
  };
}

/** A single thing, or a list that the official client takes for a single page. */
export function onePage<P extends Page>(
  reply: Reply<P>,
  count: (value: P) => number = () => 1,
): Answer<number> {
  return unpaged(reply, count, (value, shown) => {
    const { page, total_pages: pages, total_count: total, is_truncated: truncated } = value.result_info ?? {};
    const isBehind = typeof pages === "number" && (page ?? 1) < pages;
    return (
      cursorOf(value) !== undefined || truncated === true || isBehind || (total ?? 0) > Math.max(shown, 1)
    );
  });
}

function cursorOf({ result_info: info }: Page): string | undefined {
  return info?.cursor || info?.cursors?.after || undefined;
}
