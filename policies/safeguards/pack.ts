import type { Pack } from "../kernel/pack.ts";

export const safeguards: Pack = {
  name: "safeguards",
  description: "TODO",
  rules: [],
};
