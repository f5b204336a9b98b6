import { expect, test } from "vitest";
import { books } from "../../register/read-books.ts";

test("every promise that is no time limit stands in exactly one topic", () => {
  const { regions, safeguards, lists } = books().register.value;
  const shown = books().measures.value.measures.flatMap((measure) =>
    "clauses" in measure ? measure.clauses : [],
  );
  const promised = [...regions, ...safeguards, ...lists].map(({ id }) => id);
  expect(shown.toSorted()).toEqual(promised.toSorted());
});
