import type { Reading, Subject } from "../kernel/subject.ts";

/** Readings of those addresses below `node` that are declared. Throws `Unverified` where one is unknown. */
export function declaredAddresses(node: Subject, paths: readonly string[]): Reading[] {
  return paths.map((path) => node.read(path)).filter(({ value }) => value !== undefined && value !== "");
}

/** Whether a text is an absolute address under HTTPS. */
export function isHttps({ value }: Pick<Reading, "value">): boolean {
  return typeof value === "string" && URL.canParse(value) && new URL(value).protocol === "https:";
}
