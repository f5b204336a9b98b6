import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

const { webService, privateService, backgroundWorker } = types.render;

export const renderDiskAbsent = defineRule({
  id: "render-disk-absent",
  severity: "critical",
  clauses: ["application-holds-no-data"],
  description: "No persistent disk is attached to anything that runs on Render.",
  remediation: "Remove disk; keep records in Neon and files in R2.",
  subjects: { types: [webService, privateService, backgroundWorker], atLeast: 1 },
  messages: { disk: "disk is declared, so what the application writes would stay on Render." },
  check(service, violated) {
    if (service.declares("disk")) violated("disk");
  },
});
