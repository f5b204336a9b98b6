import type { Pack } from "../kernel/pack.ts";
import { rules } from "./rules.ts";

export const residency: Pack = {
  name: "residency",
  description:
    "Every place that holds, runs or carries customers' data is the one that the register declares, and no other way out exists.",
  rules,
};
