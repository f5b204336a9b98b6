import { renderHost } from "../../given-forms.ts";
import type { Behaviour } from "../../simulation/behaviour.ts";
import { textAt } from "../../simulation/json.ts";
import { madeUp } from "../../simulation/token.ts";
import { types } from "../../types.ts";

/** A service never moves: another region is another service with another address. */
function service(type: string, prefix: string, computed: Behaviour["computed"]): Behaviour {
  return {
    type,
    identity: ["name"],
    id: () => madeUp(`${prefix}-sandbox`, 12),
    ...(computed && { computed }),
  };
}

export const webService = service(types.render.webService, "srv", (inputs) => ({
  slug: textAt(inputs, "name"),
  url: `https://${renderHost(textAt(inputs, "name"))}`,
  activeCustomDomains: [],
}));

export const cronJob = service(types.render.cronJob, "crn", (inputs) => ({ slug: textAt(inputs, "name") }));
export const privateService = service(types.render.privateService, "srv", undefined);
export const backgroundWorker = service(types.render.backgroundWorker, "srv", undefined);
