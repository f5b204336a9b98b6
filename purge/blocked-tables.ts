import type { Difference } from "./difference.ts";
import type { Step } from "./steps.ts";
import type { TableMap } from "./table-map.ts";

/** Tables that can not be purged as they are, with the reason, by how the database differs from the map. */
export function blockedTables(
  differences: readonly Difference[],
  steps: readonly Step[],
  { holds }: TableMap,
): Map<string, string> {
  const blocked = new Map(
    differences
      .filter(({ stopsPurge }) => stopsPurge)
      .reverse()
      .map(tableAndReason),
  );
  const hidden = differences.find(({ id, table }) => id === "hidden-rows" && table === holds.table);
  if (hidden) blockWhatHoldsKeep(blocked, steps, hidden.sentence);
  return blocked;
}

/** Where the legal holds can not be seen, whose rows they keep can not be told: all rows of accounts stay. */
export function blockWhatHoldsKeep(
  blocked: Map<string, string>,
  steps: readonly Step[],
  reason: string,
): void {
  for (const { table, accountKey } of steps)
    if (accountKey !== undefined && !blocked.has(table)) blocked.set(table, reason);
}

function tableAndReason({ table, sentence }: Difference): [string, string] {
  return [table, sentence];
}
