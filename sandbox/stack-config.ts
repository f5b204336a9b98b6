const placeholder = /^<owner fills: /;
const hexadecimal = "5a".repeat(16);

/** Made-up values in the vendors' formats, for what only the owner knows. None is real, and each says so where it can. */
const madeUpValues: Readonly<Record<string, string>> = {
  "kaitalk:renderWorkspace": "tea-sandbox",
  "kaitalk:applicationRepository": "https://github.com/sandbox/application",
  "kaitalk:purgeRepository": "https://github.com/sandbox/compliance-stack",
  "kaitalk:cloudflareAccountId": hexadecimal,
  "kaitalk:cloudflareZoneId": hexadecimal,
  "kaitalk:cloudflareApiToken": "sandbox-cloudflare-api-token".padEnd(40, "-"),
  "kaitalk:stripeApiKey": "rk_live_sandbox",
  "kaitalk:stripeApplicationKey": "rk_live_sandbox-application",
  "kaitalk:subscriptionPriceUsd": "1000",
  "kaitalk:subscriptionPriceMxn": "20000",
  "kaitalk:twilioAccountSid": `AC${hexadecimal}`,
  "kaitalk:twilioApiKey": `SK${hexadecimal}`,
};

/**
 * The configuration of a stack with a made-up value for every `<owner fills: …>` and for every key in `secrets`: a real
 * secret never reaches the sandbox. `changes` come last.
 */
export function sandboxConfig(
  values: Readonly<Record<string, string>>,
  secrets: ReadonlySet<string>,
  changes: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const filled = Object.entries(values).map(([key, value]) => [
    key,
    placeholder.test(value) || secrets.has(key)
      ? (madeUpValues[key] ?? `sandbox-${inKebabCase(key)}`)
      : value,
  ]);
  return { ...Object.fromEntries(filled), ...changes };
}

function inKebabCase(key: string): string {
  return key.replace(/^[^:]*:/, "").replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
