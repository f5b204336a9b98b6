import { books } from "../../../register/read-books.ts";
import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { NotApplicable } from "../../kernel/subject.ts";

const { webService, privateService, backgroundWorker, cronJob } = types.render;
const sources = ["runtimeSource.nativeRuntime.repoUrl", "runtimeSource.docker.repoUrl"] as const;
const keys = ["kaitalk:applicationRepository", "kaitalk:purgeRepository"] as const;

export const serviceRunsConfiguredRepository = defineRule({
  id: "service-runs-configured-repository",
  severity: "critical",
  clauses: ["application-holds-no-data", "health-data-encryption", "raw-ip-not-stored", "minimal-collection"],
  description:
    "Whatever runs on Render is built from the repositories that the configuration names, which the attestations of code are about.",
  remediation: "Take the repository from the configuration, as the stack's other services do.",
  subjects: { types: [webService, privateService, backgroundWorker, cronJob] },
  messages: { stranger: "{path} is {actual}; the configuration names {named}." },
  checkInStack(service, { configured }, violated) {
    const { repository } = books().register.value.purgeJob;
    for (const path of sources) {
      if (!service.declares(path)) continue;
      if (!configured) throw new NotApplicable(`${path}: this source does not show what is configured.`);
      const named = [...keys.map((key) => configured[key]), repository].filter((each) => each != null);
      const actual = service.read(path);
      if (!named.includes(String(actual.value)))
        violated("stranger", {
          path,
          actual,
          named: named.map((each) => JSON.stringify(each)).join(" and "),
        });
    }
  },
});
