import type { Account } from "../../observation/reader.ts";
import { types } from "../../types.ts";

/** Every zone or account that any resource of the program names, once. */
export function declaredIds(
  { declared }: Pick<Account, "declared">,
  input: "zoneId" | "accountId",
): string[] {
  return [...new Set(Object.values(types.cloudflare).flatMap((type) => declared(type, input)))];
}
