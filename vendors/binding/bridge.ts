import { runtime } from "@pulumi/pulumi";
import { bridge } from "../sources.ts";
import type { PackageReference } from "./resource-class.ts";

/** A Terraform provider that the bridge turns into a Pulumi package. */
export interface TerraformProvider {
  /** Name of the Pulumi package, the first part of its type tokens. */
  readonly package: string;
  /** `namespace/name` as the provider is published. */
  readonly source: string;
  readonly version: string;
}

/**
 * How a bridged package is named to the engine: the plugin above, parameterised with the provider's address and
 * version. The SDK registers it once a deployment, whoever asks first.
 */
export function bridged({ package: name, source, version }: TerraformProvider): PackageReference {
  const parameter = JSON.stringify({ remote: { url: `${bridge.registry}/${source}`, version } });
  return () =>
    runtime.registerPackage({
      baseProviderName: bridge.name,
      baseProviderVersion: bridge.version,
      baseProviderDownloadUrl: "",
      packageName: name,
      packageVersion: version,
      base64Parameter: Buffer.from(parameter).toString("base64"),
    });
}
