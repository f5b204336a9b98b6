import { expect, test } from "vitest";
import { readMeasures } from "../../register/measures.ts";
import { books } from "../../register/read-books.ts";

test("every promise that is no time limit stands in exactly one topic", () => {
  const { regions, safeguards, lists } = books().register.value;
  const shown = readMeasures().flatMap((measure) => ("clauses" in measure ? measure.clauses : []));
  const promised = [...regions, ...safeguards, ...lists].map(({ id }) => id);
  expect(shown.toSorted()).toEqual(promised.toSorted());
});
