import type { Pack } from "../kernel/pack.ts";
import { rules } from "./rules.ts";

export const retention: Pack = {
  name: "retention",
  description: "Every copy of personal data ends within its documented period, whatever the worst case adds.",
  rules,
};
