import type { Pack } from "../kernel/pack.ts";

export const residency: Pack = {
  name: "residency",
  description: "TODO",
  rules: [],
};
