import type { Pack } from "../kernel/pack.ts";
import { rules } from "./rules.ts";

export const subProcessors: Pack = {
  name: "sub-processors",
  description:
    "Customers' data reaches the companies on the published list and nobody else, and no more of it than needed.",
  rules,
};
