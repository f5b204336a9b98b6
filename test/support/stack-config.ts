import { type ConfigKey, configKeys } from "../../infra/config-keys.ts";
import { books } from "../../register/read-books.ts";

const sample = { text: "sample", amount: "49900", version: "1", versions: "[1]" };

/** A configuration with a value for every key. Each secret is `canary-` and the key's name, so that a leak shows whose it is. */
export const complete: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries<ConfigKey>(configKeys).map(([name, { kind, standIn }]) => {
    if (name === "domain") return ["kaitalk:domain", "kaitalk.online"];
    if (name.endsWith("Command")) return [`kaitalk:${name}`, "npm start"];
    if (name === "purgeBranch") return ["kaitalk:purgeBranch", books().register.value.purgeJob.branch];
    return [`kaitalk:${name}`, kind === "secret" ? `canary-${name}` : (standIn ?? sample[kind])];
  }),
);
