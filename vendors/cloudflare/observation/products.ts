import type { Account } from "../../observation/reader.ts";
import type { Tally } from "../../observation/tally.ts";
import { walk } from "../../observation/walk.ts";
import { listed } from "./answers.ts";
import { products } from "./kinds.ts";
import { numberedPages } from "./pages.ts";

/** Products that this stack uses none of, and that could hold or pass on data all the same. */
export async function lookAtProducts(account: Account, tally: Tally, id: string): Promise<void> {
  for (const [type, { path, called }] of Object.entries(products)) {
    const answer = await walk(account.ask, {
      ...numberedPages({
        path: `/client/v4/accounts/{account}/${path}`,
        at: { account: id },
        answer: listed,
      }),
      items: ({ result }) => result,
      key: (row) => row.id,
      each: (row) =>
        account.found({ type, id: row.id, name: `${called} ${row.id}`, properties: { accountId: id } }),
    });
    tally.add(type, `account ${id}`, answer);
  }
}
