import type { z } from "zod";
import type { Question } from "../../observation/ask.ts";

/** Most rows of a page. Source: Twilio's description, `PageSize`. */
const pageSize = 1_000;

/** Where rows are asked for, and as whom. */
export interface Whose {
  readonly sid: string;
  /** Presents the account's own token; absent where the reader's key serves. */
  readonly authorization?: string;
}

interface Linked {
  readonly next_page_uri?: string | null | undefined;
  readonly meta?: { readonly next_page_url?: string | null | undefined };
}

/**
 * The pages of a list. Of the link to the next one only page and token are taken: where it leads is ours to say.
 */
export function pagesOf<Page extends Linked>(
  whose: Whose,
  {
    host,
    path,
    query,
    answer,
    someKeysAlone,
  }: {
    readonly host?: string;
    readonly path: string;
    readonly query?: Question<Page>["query"];
    readonly answer: z.ZodType<Page>;
    readonly someKeysAlone?: true;
  },
) {
  return {
    question: (cursor: string | undefined): Question<Page> => ({
      ...(host !== undefined && { host }),
      path,
      at: { account: whose.sid },
      query: { ...query, PageSize: pageSize, ...placeIn(cursor) },
      ...(whose.authorization !== undefined && { headers: { authorization: whose.authorization } }),
      answer,
      ...(someKeysAlone && { someKeysAlone }),
    }),
    perPage: pageSize,
    isLast: ({ next_page_uri: uri, meta }: Page): boolean => uri === null || meta?.next_page_url === null,
    next: ({ next_page_uri: uri, meta }: Page): string | undefined => uri || meta?.next_page_url || undefined,
  };
}

function placeIn(link: string | undefined): Record<string, string | undefined> {
  if (link === undefined) return {};
  const query = new URLSearchParams(link.slice(link.indexOf("?") + 1));
  return { Page: query.get("Page") ?? undefined, PageToken: query.get("PageToken") ?? undefined };
}

/** `Basic …` of a user and a password. Source: RFC 7617. */
export function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
}
