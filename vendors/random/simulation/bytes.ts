import { randomBytes } from "node:crypto";
import type { Behaviour } from "../../simulation/behaviour.ts";
import type { JsonObject } from "../../simulation/json.ts";
import { types } from "../../types.ts";

/** Random bytes are drawn once; other keepers or another length draw new ones. */
export const bytes: Behaviour = {
  type: types.random.bytes,
  replaceOn: ["length", "keepers"],
  secret: ["base64", "hex"],
  id: () => randomBytes(8).toString("base64"),
  computed(inputs) {
    const drawn = randomBytes(lengthOf(inputs));
    return { base64: drawn.toString("base64"), hex: drawn.toString("hex") };
  },
};

export const password: Behaviour = {
  type: types.random.password,
  replaceOn: ["length", "keepers", "special", "upper", "lower", "numeric", "overrideSpecial"],
  secret: ["result", "bcryptHash"],
  id: () => randomBytes(8).toString("base64"),
  computed: (inputs) => ({
    result: randomBytes(lengthOf(inputs)).toString("hex").slice(0, lengthOf(inputs)),
  }),
};

function lengthOf({ length }: JsonObject): number {
  return typeof length === "number" ? length : 1;
}
