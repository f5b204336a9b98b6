import { ownerOfHost } from "../../../register/hosts.ts";
import { types } from "../../../vendors/types.ts";
import { hostsNamed } from "../../kernel/hostnames.ts";
import { defineRule } from "../../kernel/rule.ts";

export const renderStreamToRegisteredHost = defineRule({
  id: "render-stream-to-registered-host",
  severity: "critical",
  clauses: ["sub-processor-list"],
  description: "Render's logs and metrics are streamed to no one who is not on the list.",
  remediation: "Remove the stream, or register its operator as a sub-processor and give notice first.",
  subjects: { types: [types.render.logStream, types.render.metricsStream], absent: true },
  messages: { stranger: "{property} {actual} is no host of a registered sub-processor." },
  check(stream, violated) {
    const property = stream.resource.type === types.render.logStream ? "endpoint" : "url";
    const actual = stream.read(property);
    const hosts = hostsNamed(String(actual.value ?? ""));
    if (hosts.length === 0 || hosts.some((host) => !ownerOfHost(host)))
      violated("stranger", { property, actual });
  },
});
