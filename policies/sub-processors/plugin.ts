import { bridge, majors, sources } from "../../vendors/sources.ts";
import type { Subject } from "../kernel/subject.ts";

/** What a provider's entry says of the plugin behind it, where it is not the one that the rules were written for. */
export function foreignPlugin(provider: Subject, pkg: string): string[] {
  const elsewhere = ["pluginDownloadURL", "__internal.pluginDownloadURL"].filter((at) =>
    provider.declares(at),
  );
  const version = provider.read("version");
  const expected = Object.hasOwn(sources, pkg) ? sources[pkg as keyof typeof sources] : undefined;
  const parameter = provider.read("__internal.parameterization");
  const bridged = provider.declares("__internal.parameterization") || provider.declares("__internal.name");
  // A preview writes the version of the bridge, a state that of the provider behind it. The policy protocol, which cannot
  // show an engine's own options either, leaves out how the package was found.
  const isLeftOut = expected !== undefined && provider.resource.keptBy === undefined;
  const isBridge = (bridged || isLeftOut) && version.value === bridge.version;
  const other =
    version.value !== undefined && !isBridge && !isExpected(String(version.value), pkg, expected?.version);
  const strange = bridged && !isBridgeOf(provider, parameter.value, expected);
  return [...elsewhere, ...(other ? ["version"] : []), ...(strange ? ["__internal.parameterization"] : [])];
}

function isExpected(version: string, pkg: string, exact: string | undefined): boolean {
  if (exact) return version === exact;
  return majors[pkg] === undefined || version.startsWith(`${majors[pkg]}.`);
}

/** Whether the bridge was asked for this Terraform provider, in this version and of its own registry. */
function isBridgeOf(
  provider: Subject,
  parameter: unknown,
  expected: { readonly source: string; readonly version: string } | undefined,
): boolean {
  const [name, version] = [provider.read("__internal.name").value, provider.read("__internal.version").value];
  if (!expected || name !== bridge.name || version !== bridge.version) return false;
  const asked = Buffer.from(String(parameter), "base64").toString("utf8");
  const url = `${bridge.registry}/${expected.source}`;
  return asked === JSON.stringify({ remote: { url, version: expected.version } });
}
