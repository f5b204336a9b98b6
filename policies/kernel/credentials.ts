import { variableCalled } from "../../register/environment.ts";
import { packageOf, type Resource } from "./resource.ts";

/** What each provider authenticates with. Identifiers such as an account SID are no credentials. */
export const credentialsOfProviders: Readonly<Record<string, readonly string[]>> = {
  aws: ["accessKey", "secretKey", "token"],
  cloudflare: ["apiToken", "apiKey", "apiUserServiceKey"],
  neon: ["apiKey"],
  postmark: ["accountToken"],
  render: ["apiKey"],
  stripe: ["apiKey"],
  twilio: ["authToken", "apiSecret"],
};

/** Neon's storePassword is no password but the choice to keep one. */
const credential = /(^|\.)(?!storePassword$)\w*(token|password|secret)$/i;

/**
 * Whether a place inside a resource holds a key that is only ever shown to its vendor: nobody connects to what it says,
 * so that no rule has to read it. Any other text that is hidden could say anything.
 */
export function isCredential({ type }: Resource, path: string): boolean {
  if (/^(envVars|secretFiles)\b/.test(path)) {
    const [, variable = ""] = /^envVars\.([^.]+)\.value$/.exec(path) ?? [];
    return variableCalled(variable)?.kind === "credential";
  }
  if (type.startsWith("pulumi:providers:"))
    return credentialsOfProviders[packageOf(type)]?.includes(path) ?? false;
  return credential.test(path);
}
