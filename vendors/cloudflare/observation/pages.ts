import type { Question } from "../../observation/ask.ts";

interface Page {
  readonly result_info?:
    | {
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
