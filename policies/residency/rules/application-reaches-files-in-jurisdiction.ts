import { isUnder } from "../../../register/hosts.ts";
import { types } from "../../../vendors/types.ts";
import { hostsOfUrls } from "../../kernel/hostnames.ts";
import { defineRule } from "../../kernel/rule.ts";
import { r2Host } from "../declared-place.ts";

const { webService, privateService, backgroundWorker, cronJob } = types.render;

export const applicationReachesFilesInJurisdiction = defineRule({
  id: "application-reaches-files-in-jurisdiction",
  severity: "critical",
  clauses: ["r2-jurisdiction", "transit-encryption"],
  description:
    "Whatever is told of a bucket is told, as a literal, the HTTPS endpoint of the declared jurisdiction.",
  remediation: "Set R2_ENDPOINT to https://, the account id, the jurisdiction and R2's host.",
  subjects: {
    types: [webService, privateService, backgroundWorker, cronJob],
    where: (service) => service.entries("envVars").some(([name]) => name.endsWith("_BUCKET")),
    atLeast: 1,
    called: "service that is told of a bucket",
  },
  messages: { elsewhere: "R2_ENDPOINT is {actual}; an https:// address under {declared} is required." },
  check(service, violated) {
    const actual = service.read("envVars.R2_ENDPOINT.value");
    const text = String(actual.value ?? "");
    const hosts = hostsOfUrls(text).filter((host) => isUnder(host, r2Host()));
    const breaks = hosts.length === 1 ? ("transit-encryption" as const) : ("r2-jurisdiction" as const);
    // A port or a path would lead to something else at the same host.
    const isEndpoint = /^https:\/\/[^/?#@:]+\/?$/i.test(text);
    if (!isEndpoint || hosts.length !== 1)
      violated("elsewhere", { actual, declared: r2Host() }, { breaks: [breaks] });
  },
});
