import type { z } from "zod";
import type { Answer } from "../../observation/answer.ts";
import type { Ask, Question } from "../../observation/ask.ts";
import { unpaged } from "../../observation/unpaged.ts";
import { walk } from "../../observation/walk.ts";
import { cursored } from "./answers.ts";

/** Most rows of a page. */
const pageSize = 100;
/** Rows of a page where nobody asks for more, or nobody heeds it. Source: Render's API description, `limit`. */
const usualPage = 20;

/** A list of Render's usual form, to the page that is not full. */
export function everyRow<
  Row extends { readonly id?: string; readonly key?: string; readonly name?: string | null | undefined },
>(
  ask: Ask,
  noun: string,
  row: z.ZodType<Row>,
  { path, at, query }: Pick<Question<unknown>, "path" | "at" | "query">,
  each: (row: Row) => void,
): Promise<Answer<number>> {
  const answer = cursored(noun, row);
  return walk(ask, {
    question: (cursor) => ({ path, ...(at && { at }), query: { ...query, limit: pageSize, cursor }, answer }),
    items: (page) => page.map((entry) => entry.row),
    perPage: pageSize,
    // A page that is not full may still not be the last: only an empty one is.
    next: (page) => page.at(-1)?.cursor,
    key: ({ id, key, name }) => id ?? key ?? name ?? "",
    each,
  });
}

/** A list that has no cursor: whatever fills a page of the usual size may go on. */
export async function onePage<Row>(
  ask: Ask,
  answer: z.ZodType<readonly Row[]>,
  { path, at, query }: Pick<Question<unknown>, "path" | "at" | "query">,
  each: (row: Row) => void,
): Promise<Answer<number>> {
  const reply = await ask({ path, ...(at && { at }), query: { ...query, limit: pageSize }, answer });
  if (reply.answered) reply.value.forEach(each);
  return unpaged(
    reply,
    (rows) => rows.length,
    (rows) => rows.length >= usualPage,
  );
}
