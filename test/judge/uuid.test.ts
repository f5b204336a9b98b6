import { expect, test } from "vitest";
import { stableId, uuidV5 } from "../../judge/uuid.ts";

test("version 5 is that of the standard's example", () => {
  expect(uuidV5("www.example.com", "6ba7b810-9dad-11d1-80b4-00c04fd430c8")).toBe(
    "2ed6657d-e927-568b-95e1-2665a8aea6a2",
  );
});

test("the same parts give the same id, others another", () => {
  expect(stableId("finding", "neon-region")).toBe(stableId("finding", "neon-region"));
  expect(stableId("finding", "neon-region")).not.toBe(stableId("finding", "render-region"));
  expect(stableId("a", "b")).not.toBe(stableId("ab"));
});
