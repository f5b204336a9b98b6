import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { clause } from "../../register/clauses.ts";
import { vendorFact } from "../../register/vendor-facts.ts";
import type { Need } from "./need.ts";

const area = "State";
/** Without the jurisdiction before it, R2's address means another bucket, in no promised place. */
const jurisdictionHost = `${clause("r2-jurisdiction").region}.${vendorFact("r2-s3-host").value}`;
const cloudSchemes = new Set(["https:", "http:"]);
const ownSchemes = new Set(["s3:", "file:", "gs:", "azblob:"]);

/** Where the state lies and what encrypts it, from the environment and from an earlier `pulumi login`. */
export function backendNeeds(environment: NodeJS.ProcessEnv): Need[] {
  const address = environment.PULUMI_BACKEND_URL || loggedIn(environment);
  const token = environment.PULUMI_ACCESS_TOKEN;
  if (!address)
    return [
      {
        area,
        what: "A backend that holds the state encrypted",
        standing: token ? "ready" : "missing",
        next: token
          ? ""
          : `Set PULUMI_BACKEND_URL to s3://<bucket>?endpoint=<account>.${jurisdictionHost}&region=auto, with the ` +
            "bucket in that jurisdiction: the state holds the keys of health data. Record it as attestation " +
            "state-backend-place; Pulumi Cloud would be one more company that holds them.",
      },
    ];
  const scheme = URL.parse(address)?.protocol ?? "";
  if (!cloudSchemes.has(scheme) && !ownSchemes.has(scheme))
    return [
      {
        area,
        what: "Address of the backend",
        standing: "wrong",
        next: "Begin PULUMI_BACKEND_URL with s3://, https://, file://, gs:// or azblob://.",
      },
    ];
  const ready: Need = { area, what: `Backend at ${scheme}//`, ...placed(address) };
  if (cloudSchemes.has(scheme)) return [ready];
  return [ready, ...(scheme === "s3:" ? [accessKeys(environment)] : []), passphrase(environment)];
}

/** A bucket of R2 lies in the promised jurisdiction only where its endpoint says so. */
function placed(address: string): Pick<Need, "standing" | "next"> {
  const atR2 = address.includes(String(vendorFact("r2-s3-host").value));
  if (!atR2 || address.includes(`.${jurisdictionHost}`)) return { standing: "ready", next: "" };
  return {
    standing: "confirm",
    next: `Its endpoint names no jurisdiction; the keys of health data in the state belong at <account>.${jurisdictionHost}.`,
  };
}

function accessKeys({ AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_PROFILE }: NodeJS.ProcessEnv): Need {
  const given = Boolean(AWS_PROFILE || (AWS_ACCESS_KEY_ID && AWS_SECRET_ACCESS_KEY));
  return {
    area,
    what: "Access key of the state's bucket",
    standing: given ? "ready" : "missing",
    next: given
      ? ""
      : "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to an R2 key for that bucket alone; Cloudflare dashboard > R2 > API tokens.",
  };
}

function passphrase({
  PULUMI_CONFIG_PASSPHRASE: phrase,
  PULUMI_CONFIG_PASSPHRASE_FILE: file,
}: NodeJS.ProcessEnv): Need {
  const given = Boolean(phrase || file);
  return {
    area,
    what: "Passphrase that encrypts secrets in the state",
    standing: given ? "ready" : "missing",
    next: given ? "" : "Choose a long one, keep it in the team's vault, and set PULUMI_CONFIG_PASSPHRASE.",
  };
}

function loggedIn(environment: NodeJS.ProcessEnv): string | undefined {
  const home = environment.PULUMI_HOME || join(environment.HOME ?? homedir(), ".pulumi");
  try {
    const { current }: { current?: unknown } = JSON.parse(
      readFileSync(join(home, "credentials.json"), "utf8"),
    );
    return typeof current === "string" && current !== "" ? current : undefined;
  } catch {
    return undefined;
  }
}
