import { type Properties, type Resource, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { providerPluginIsJudged } from "../../../../policies/sub-processors/rules/provider-plugin-is-judged.ts";
import { bridge, sources } from "../../../../vendors/sources.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

const other = "names another plugin or version than the one that the rules were written for.";
const { source, version } = sources.neon;

describeRule(providerPluginIsJudged, {
  pass: [
    [provider("neon", { apiKey: "a" })],
    [provider("neon", { version, __internal: internal({}) })],
    [provider("neon", { version: bridge.version, __internal: internal({}) })],
    [throughProtocol(provider("neon", { version: bridge.version }))],
    [provider("cloudflare", { version: "6.0.1", __internal: {} })],
    [provider("postmark", { accountToken: "a", __internal: {} })],
  ],
  fail: [
    { stack: [provider("neon", { version: bridge.version })], says: [`version ${other}`] },
    { stack: [throughProtocol(provider("neon", { version: "2.0.0" }))], says: [`version ${other}`] },
    { stack: [throughProtocol(provider("random", { version: bridge.version }))], says: [`version ${other}`] },
    { stack: [provider("neon", { version: "0.14.0" })], says: [`version ${other}`] },
    { stack: [provider("cloudflare", { version: "60.0.0" })], says: [`version ${other}`] },
    ...[
      internal({ url: `registry.terraform.io/${source}` }),
      internal({ url: `${bridge.registry}/stranger/neon` }),
      internal({ version: "0.15.1" }),
      { ...internal({}), name: "other-bridge" },
      { ...internal({}), version: "2.0.0" },
      { name: bridge.name },
    ].map((__internal) => ({
      stack: [provider("neon", { version, __internal })],
      says: [`__internal.parameterization ${other}`],
    })),
    {
      stack: [provider("random", { __internal: internal({}) })],
      says: [`__internal.parameterization ${other}`],
    },
    {
      stack: [
        provider("aws", { pluginDownloadURL: "https://example.com", __internal: { pluginDownloadURL: "x" } }),
      ],
      says: [`pluginDownloadURL ${other}`, `__internal.pluginDownloadURL ${other}`],
    },
  ],
  omitted: [{ stack: [provider("neon", {})], says: [], outcome: "met" }],
  unknown: [
    {
      stack: [provider("neon", { version: UNKNOWN })],
      says: [
        "version is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});

function provider(pkg: string, inputs: Properties) {
  return resource(`pulumi:providers:${pkg}`, inputs, { name: pkg });
}

/** As the policy protocol shows it, which carries no options. */
function throughProtocol({ keptBy, ...shown }: Resource): Resource {
  return shown;
}

/** As the engine writes a bridged package into a provider's entry. */
function internal(remote: Properties): Properties {
  const asked = { remote: { url: `${bridge.registry}/${source}`, version, ...remote } };
  const parameterization = Buffer.from(JSON.stringify(asked)).toString("base64");
  return { name: bridge.name, version: bridge.version, parameterization };
}
