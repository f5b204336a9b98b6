import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { books } from "../../register/read-books.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string) => readFileSync(join(root, path), "utf8");

/** Source of every room that can read a fact. */
function source(): string {
  const rooms = ["register", "retention", "purge", "infra", "policies", "judge", "formats", "cli"];
  return rooms
    .flatMap((room) =>
      readdirSync(join(root, room), { recursive: true, encoding: "utf8" })
        .filter((name) => /\.ts$/.test(name))
        .map((name) => read(join(room, name))),
    )
    .join("\n");
}

test("every fact is read by a rule, a copy or a leg of proof, or tells a document something", () => {
  const text = [source(), read("register/copies.yaml"), read("register/register.yaml")].join("\n");
  const byPattern = new Set([...books().vendors.keys()].map((vendor) => `${vendor}-regions`));
  for (const { value } of books().vendors.values())
    for (const { id, informs } of value.facts) {
      if (informs !== undefined) expect(read(informs), `${id} informs ${informs}`).toContain(id);
      else if (!byPattern.has(id)) expect(text.includes(id), `nothing reads ${id}`).toBe(true);
    }
});

test("a duration says whether it is a bound, and quotes what makes it typical", () => {
  for (const { value } of books().vendors.values())
    for (const { id, duration, certainty, words } of value.facts)
      expect([id, certainty !== undefined, certainty === "typical"]).toEqual([
        id,
        duration !== undefined,
        words !== undefined,
      ]);
});
