import { clause } from "../../../register/clauses.ts";
import { defineRule } from "../../kernel/rule.ts";
import { namesIn } from "../declared-place.ts";
import { withEnvironment } from "../render-services.ts";

export const twilioEnvironmentInDeclaredRegion = defineRule({
  id: "twilio-environment-in-declared-region",
  severity: "critical",
  clauses: ["twilio-region"],
  description: "The application is told of no other Twilio region or edge than the declared one.",
  remediation: "Set TWILIO_REGION to the declared region and leave TWILIO_EDGE out.",
  subjects: { types: withEnvironment, atLeast: 1 },
  messages: { elsewhere: "{name} is {actual}; allowed is {allowed}." },
  check(service, violated) {
    const allowed = {
      TWILIO_REGION: [clause("twilio-region").region],
      TWILIO_EDGE: namesIn("twilio-us-edges"),
    };
    for (const [name, values] of Object.entries(allowed)) {
      const actual = service.read(`envVars.${name}.value`);
      if (actual.value !== undefined && !values.includes(String(actual.value)))
        violated("elsewhere", { name, actual, allowed: values.join(" or ") });
    }
  },
});
