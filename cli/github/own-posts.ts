import { z } from "zod";

/** A comment or an issue as GitHub lists it. */
const post = z.looseObject({
  id: z.number(),
  number: z.number().optional(),
  body: z.string().nullish(),
  user: z.looseObject({ login: z.string() }).nullish(),
});
export type Post = z.infer<typeof post>;

/** The account that workflows write as. */
const workflowAuthor = "github-actions[bot]";

/** An invisible line that tells our posts from others. */
export function markerOf(purpose: string): string {
  return `<!-- kaitalk:${purpose} -->`;
}

/** The post that a workflow wrote for this purpose before. One that somebody else wrote or quoted is not ours. */
export function findOwn(posts: readonly unknown[], purpose: string): Post | undefined {
  return posts
    .map((entry) => post.parse(entry))
    .find(({ body, user }) => user?.login === workflowAuthor && body?.startsWith(markerOf(purpose)));
}
