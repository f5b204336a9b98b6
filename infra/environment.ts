import type { Input } from "@pulumi/pulumi";

/** Environment variables of a service at Render: a name and a text, which may be secret. */
export type Environment = Readonly<Record<string, Input<string>>>;

/** The same in the form that Render's provider takes. */
export function envVars(environment: Environment): Record<string, { value: Input<string> }> {
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, { value }]));
}
