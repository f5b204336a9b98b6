import { isUnder } from "../../../register/hosts.ts";
import { types } from "../../../vendors/types.ts";
import { hostsNamed } from "../../kernel/hostnames.ts";
import { defineRule } from "../../kernel/rule.ts";
import { r2Host } from "../declared-place.ts";

export const logpushIntoDeclaredJurisdiction = defineRule({
  id: "logpush-into-declared-jurisdiction",
  severity: "critical",
  clauses: ["r2-jurisdiction", "sub-processor-list"],
  description: "Cloudflare's request logs are pushed nowhere but into R2 of the declared jurisdiction.",
  remediation: "Remove the job, or push to an s3:// destination whose endpoint is the account's R2 endpoint.",
  subjects: { types: [types.cloudflare.logpushJob], absent: true },
  messages: { stranger: "destinationConf does not lead to {declared}." },
  check(job, violated) {
    const [, query = ""] = /^s3:\/\/[^?]*\?(.*)$/.exec(String(job.read("destinationConf").value)) ?? [];
    const hosts = new URLSearchParams(query).getAll("endpoint").flatMap(hostsNamed);
    if (hosts.length === 0 || hosts.some((host) => !isUnder(host, r2Host())))
      violated("stranger", { declared: r2Host() });
  },
});
