import { expect, it } from "vitest";
import { vendorDefault } from "../../../../register/vendor-facts.ts";
import { kinds } from "../../../../vendors/postmark/plugin/provider.ts";
import { isRecord } from "../../../../vendors/postmark/plugin/values.ts";
import { types } from "../../../../vendors/types.ts";

/** Every leaf as `triggers.open.enabled`. */
function leaves(value: unknown, path = ""): [path: string, value: unknown][] {
  if (!isRecord(value)) return [[path, value]];
  return Object.entries(value).flatMap(([name, inner]) => leaves(inner, path ? `${path}.${name}` : name));
}

const filled = kinds.flatMap(({ token, complete }) =>
  leaves(complete("triggers" in complete({ triggers: {} }) ? { triggers: {} } : {}))
    .filter(([path]) => path !== "")
    .map(([path, value]) => ({ token, path, value })),
);

it("what the provider fills in never contradicts what the register says of Postmark", () => {
  const documented = filled.filter(({ token, path }) => vendorDefault(token, path) !== undefined);
  expect(documented.length).toBeGreaterThan(5);
  expect(documented.filter(({ token, path, value }) => vendorDefault(token, path)?.value !== value)).toEqual(
    [],
  );
});

it("a server is sent only what is documented; the rest stays Postmark's choice", () => {
  const ofServers = filled.filter(({ token }) => token === types.postmark.server);
  expect(ofServers.filter(({ token, path }) => vendorDefault(token, path)?.value === undefined)).toEqual([]);
});
