import { ownerOfHost } from "../../../register/hosts.ts";
import { renderStores } from "../../../vendors/stores.ts";
import { hostsNamed } from "../../kernel/hostnames.ts";
import { defineRule } from "../../kernel/rule.ts";
import { regionalServices } from "../render-services.ts";

/** At whose place the page lists the application's logs. */
const keepers: ReadonlySet<string | undefined> = new Set(["kaitalk", "render"]);

export const renderLogOverrideToRegisteredHost = defineRule({
  id: "render-log-override-to-registered-host",
  severity: "high",
  clauses: ["sub-processor-list"],
  description: "No service's logs leave Render for anyone but KAITALK; the page lists them at Render alone.",
  remediation: 'Set logStreamOverride.setting to "drop".',
  subjects: { types: [...regionalServices, ...renderStores], atLeast: 1 },
  messages: {
    inherited:
      "logStreamOverride.setting is {actual}, so logs follow the workspace's stream, wherever it leads.",
    stranger: "logStreamOverride.endpoint {actual} is no host of KAITALK or Render.",
  },
  check(service, violated) {
    const setting = service.read("logStreamOverride.setting");
    if (setting.value === "drop") return;
    if (setting.value !== "send") return violated("inherited", { actual: setting });
    const endpoint = service.read("logStreamOverride.endpoint");
    const hosts = hostsNamed(String(endpoint.value ?? ""));
    if (hosts.length === 0 || !hosts.every((host) => keepers.has(ownerOfHost(host))))
      violated("stranger", { actual: endpoint });
  },
});
