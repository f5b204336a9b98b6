import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

const { webService, privateService, backgroundWorker, cronJob } = types.render;

export const renderServiceDeploysOnRequest = defineRule({
  id: "render-service-deploys-on-request",
  severity: "medium",
  clauses: ["health-data-encryption", "raw-ip-not-stored"],
  description:
    "No push to a branch puts code into production by itself, past whoever answers for what it does.",
  remediation: "Set autoDeploy to false and leave autoDeployTrigger out or off.",
  subjects: { types: [webService, privateService, backgroundWorker, cronJob], atLeast: 1 },
  messages: { itself: "{property} is {actual}, so whatever is pushed runs." },
  check(service, violated) {
    for (const runtime of ["nativeRuntime", "docker"]) {
      const source = service.child(`runtimeSource.${runtime}`);
      if (!source) continue;
      const [trigger, deploy] = [source.read("autoDeployTrigger"), source.read("autoDeploy")];
      if (trigger.value === "off") continue;
      const actual = trigger.value === undefined ? deploy : trigger;
      if (actual === trigger || deploy.value !== false) violated("itself", { property: actual.path, actual });
    }
  },
});
