import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

const { webService, privateService, backgroundWorker, staticSite } = types.render;

export const renderServiceMakesNoPreviews = defineRule({
  id: "render-service-makes-no-previews",
  severity: "high",
  clauses: ["secrets-protected"],
  description: "No pull request starts a copy of a service with the secrets of production.",
  remediation: "Set previews.generation to off and leave pullRequestPreviewsEnabled out.",
  subjects: { types: [webService, privateService, backgroundWorker, staticSite] },
  messages: {
    previews: 'previews.generation is {actual}; "off" is required.',
    deprecated: "pullRequestPreviewsEnabled is {actual}; leave it out or set false.",
  },
  check(service, violated) {
    const previews = service.read("previews.generation");
    if (previews.value !== "off") violated("previews", { actual: previews });
    const deprecated = service.read("pullRequestPreviewsEnabled");
    if (deprecated.value === true) violated("deprecated", { actual: deprecated });
  },
});
