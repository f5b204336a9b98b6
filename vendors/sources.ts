/**
 * Where the plugin of each package comes from, as the bindings ask for it and the rules were written for it. A bridged
 * package is one version of a Terraform provider; of the others every version of one major is taken. Loads no SDK.
 */
export const sources = {
  neon: { source: "kislerdm/neon", version: "0.15.0" },
  render: { source: "render-oss/render", version: "1.9.1" },
  stripe: { source: "stripe/stripe", version: "0.3.0" },
  twilio: { source: "RJPearson94/twilio", version: "0.27.0" },
} as const;

/** Major versions of Pulumi's own packages. */
export const majors: Readonly<Record<string, number>> = { aws: 7, cloudflare: 6, random: 4 };

/** Pulumi's plugin that bridges any Terraform provider, and where it finds one. */
export const bridge = {
  name: "terraform-provider",
  version: "1.1.0",
  registry: "registry.opentofu.org",
} as const;
