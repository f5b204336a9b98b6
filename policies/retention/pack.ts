import type { Pack } from "../kernel/pack.ts";

export const retention: Pack = {
  name: "retention",
  description: "TODO",
  rules: [],
};
