import { types } from "./types.ts";

/** Host of a Neon project's endpoint, as `ep-cool-1.us-east-1.aws.neon.tech`. `regionId` as Neon names it, `aws-us-east-1`. */
export function neonHost(endpoint: string, regionId: string): string {
  return `${endpoint}.${regionId.replace(/^aws-/, "")}.aws.neon.tech`;
}

/** Host that Render gives a web service. */
export function renderHost(name: string): string {
  return `${name}.onrender.com`;
}

/** What a host looks like that a vendor gives to a resource of a type; any text may stand for its own part. */
export const givenHosts: Readonly<
  Record<string, (own: string, inputs: Readonly<Record<string, unknown>>) => string>
> = {
  [types.neon.project]: (own, { regionId }) => neonHost(`ep-${own}`, String(regionId)),
  [types.render.webService]: renderHost,
};
