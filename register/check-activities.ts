import { activitiesFile } from "./activities.ts";
import type { Books } from "./books.ts";
import type { Problems } from "./problems.ts";

/** Each data type of the register stands in exactly one activity. */
export function checkActivities({ register, activities: file }: Books, found: Problems): void {
  const { retention } = register.value;
  const placed = file.value.activities.flatMap(({ data }, index) =>
    data.map((id, nth) => [id, ["activities", index, "data", nth]] as const),
  );
  const ids = found.unique(file, "data type", placed);
  for (const [index, { id }] of retention.entries())
    if (!ids.has(id))
      found.report(
        register,
        ["retention", index, "id"],
        `data type "${id}" stands in no activity; add it to one in ${activitiesFile}.`,
      );
  const known = new Set(retention.map(({ id }) => id));
  for (const [id, path] of placed) found.known(file, "data type", known, id, path);
}
