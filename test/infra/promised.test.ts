import { expect, test } from "vitest";
import { promised } from "../../infra/promised.ts";

test("a promised value comes from the register in its kind", () => {
  expect(promised("transit-encryption", "minTlsVersion", "text")).toBe("1.3");
  expect(promised("health-data-encryption", "keyBytes", "number")).toBe(32);
  expect(promised("email-content-not-kept", "trackOpens", "flag")).toBe(false);
});

test("a value that the register does not promise, or promises in another kind, is refused", () => {
  expect(() => promised("transit-encryption", "minTlsVersion", "number")).toThrow(
    'register/register.yaml: clause transit-encryption requires no number "minTlsVersion"; state it, the infrastructure is declared with it.',
  );
  expect(() => promised("transit-encryption", "ciphers", "text")).toThrow('requires no text "ciphers"');
});
