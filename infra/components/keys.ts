import { ComponentResource, type ComponentResourceOptions } from "@pulumi/pulumi";
import { RandomBytes } from "@pulumi/random/randomBytes.js";
import type { Environment } from "../environment.ts";
import { promised } from "../promised.ts";

interface KeysArgs {
  /** Versions of the key of health data, oldest first; the last one encrypts, all of them decrypt. */
  readonly healthDataVersions: readonly number[];
  readonly ipPepperVersion: number;
  readonly sessionSecretVersion: number;
}

/**
 * Keys that only the application holds. A version of the key of health data is a resource of its own and is never
 * replaced, so a rotation adds a key and what the old ones encrypted stays readable. Pepper and session secret are
 * replaced by a new version: old hashes no longer match, old sessions end.
 */
export class Keys extends ComponentResource {
  readonly environment: Environment;

  constructor(name: string, args: KeysArgs, options: ComponentResourceOptions) {
    super("kaitalk:infra:Keys", name, {}, options);
    const length = promised("health-data-encryption", "keyBytes", "number");
    const bytes = (key: string, version: number) =>
      new RandomBytes(
        key,
        { length, keepers: { version: String(version) } },
        { parent: this, protect: key.startsWith("health-data") },
      );
    const healthData = args.healthDataVersions.map((version) => {
      const key = bytes(`health-data-key-${version}`, version);
      return [`HEALTH_DATA_KEY_${version}`, key.base64] as const;
    });
    this.environment = {
      HEALTH_DATA_CIPHER: promised("health-data-encryption", "algorithm", "text"),
      HEALTH_DATA_KEY_VERSION: String(args.healthDataVersions.at(-1)),
      ...Object.fromEntries(healthData),
      IP_HASH: promised("raw-ip-not-stored", "hash", "text"),
      IP_HASH_PEPPER: bytes("ip-hash-pepper", args.ipPepperVersion).base64,
      SESSION_SECRET: bytes("session-secret", args.sessionSecretVersion).base64,
    };
    this.registerOutputs();
  }
}
