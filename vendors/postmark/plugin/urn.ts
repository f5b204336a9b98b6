/** The resource type in a URN: `urn:pulumi:<stack>::<project>::<parents>$<type>::<name>`. */
export function typeOf(urn: string): string {
  return urn.split("::")[2]?.split("$").at(-1) ?? "";
}
