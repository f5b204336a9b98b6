import { expect, test } from "vitest";
import { secretGuard } from "../../judge/secret-guard.ts";
import { Secret } from "../../policies/kernel/resource.ts";
import { resource } from "../support/resource.ts";

const guard = secretGuard({
  resources: [resource("random:index:X", { token: new Secret("tok_live_abcdef") })],
});

test("a file that holds a secret is refused by its path, without the secret", () => {
  const write = (...pieces: string[]) => [...guard("data/x.json", pieces)];
  expect(() => write("{}\n", '{"a":"tok_live_abcdef"}')).toThrow(
    "data/x.json would hold a secret of the stack; nothing was written",
  );
  expect(() => write('{"a":"tok_live_abcdef"}')).not.toThrow(/tok_live/);
  expect(write("{}\n", "more")).toEqual(["{}\n", "more"]);
});
