import type { Pack } from "../kernel/pack.ts";
import { rules } from "./rules.ts";

export const safeguards: Pack = {
  name: "safeguards",
  description:
    "Data is encrypted at rest and in transit, secrets stay secret, and nothing collects more than it must.",
  rules,
};
