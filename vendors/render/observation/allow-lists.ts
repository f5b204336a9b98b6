import type { SeenValue } from "../../observation/reader.ts";

interface Allowed {
  readonly cidrBlock: string;
  readonly description?: string | null | undefined;
}

/** Who may come in, as the program declares it; null where nobody made a list, as Render then writes the whole internet. */
export function allowLists(list: readonly Allowed[] | null | undefined): SeenValue {
  if (!list || list.every(({ cidrBlock }) => cidrBlock === "0.0.0.0/0")) return null;
  return list.map(({ cidrBlock, description }) => ({ cidrBlock, description: description ?? "" }));
}
