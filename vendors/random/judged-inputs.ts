import type { JudgedInputs } from "../judged-inputs.ts";
import { types } from "../types.ts";

export const random: JudgedInputs = {
  judged: [
    {
      types: [types.random.bytes],
      readBy: { "random-key-can-be-rotated": ["keepers.{}"], "random-key-is-long-enough": ["length"] },
    },
  ],
};
