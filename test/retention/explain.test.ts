import { expect, test } from "vitest";
import { books } from "../../register/read-books.ts";
import type { RowComposition } from "../../retention/compose.ts";
import { compose } from "../../retention/compose.ts";
import { explainCopies } from "../../retention/explain.ts";
import { solvedStack } from "./stack.ts";

const row = (clause: string): RowComposition => {
  const found = compose(solvedStack, { asOf: books().register.value.version }).find(
    (each) => each.clause === clause,
  );
  if (!found) throw new Error(clause);
  return found;
};

test("the sum of every copy, a term a line, the longest first", () => {
  expect(explainCopies(row("authentication-tokens").copies)).toEqual([
    "Sign-in links in mail at Postmark: contradicted",
    "+ 45 d  retention at Postmark  (register/vendors/postmark.yaml postmark-content-retention)",
    expect.stringMatching(
      /^= 45 {1}d {2}Sign-in links in mail at Postmark live 45 d at least, by retention at Postmark \(.+\); 30 min documented; owner privacy: /,
    ),
    "Unlogged rows in Neon's history: gap",
    "+     16 min  row age  (retention/purge-orders.ts)",
    "+      5 min  interval  (stack: Render cron job schedule, register/vendors/render.yaml render-cron-single-run)",
    "+      5 min  for 1 missed run  (retention/operating-limits.ts)",
    "+      4 min  run  (stack: Render cron job envVars)",
    "+        1 d  history  (stack: Neon project historyRetentionSeconds, though register/vendors/neon.yaml neon-unlogged-tables)",
    expect.stringMatching(
      /^= 1 d 30 min {2}Unlogged rows in Neon's history outlive the documented 30 min by 1 d; /,
    ),
    "Rows at Neon: met",
    "+ 16 min  row age  (retention/purge-orders.ts)",
    "+  5 min  interval  (stack: Render cron job schedule, register/vendors/render.yaml render-cron-single-run)",
    "+  5 min  for 1 missed run  (retention/operating-limits.ts)",
    "+  4 min  run  (stack: Render cron job envVars)",
    "= 30 min  Rows at Neon end exactly when the documented 30 min are over.",
  ]);
});

test("an unknown period is called unknown and comes first", () => {
  expect(explainCopies(row("payment-info").copies).slice(0, 2)).toEqual([
    "Payment records at Stripe: gap",
    "+ unknown  Stripe's policy  (register/vendors/stripe.yaml stripe-retention-policy)",
  ]);
});
