import type { Pack } from "../kernel/pack.ts";

export const subProcessors: Pack = {
  name: "sub-processors",
  description: "TODO",
  rules: [],
};
