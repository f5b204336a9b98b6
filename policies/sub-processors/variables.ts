import type { ClauseId } from "../../register/clause-ids.ts";
import { variableCalled } from "../../register/environment.ts";
import type { Variable } from "../../register/schema.ts";
import { types } from "../../vendors/types.ts";
import type { Subject } from "../kernel/subject.ts";

const { webService, cronJob, privateService, backgroundWorker, staticSite, envGroup } = types.render;

/** Everything on Render that tells code something: variables, and files of secrets. */
export const tellers = [webService, cronJob, privateService, backgroundWorker, staticSite, envGroup] as const;

/** The promises that a variable can break. */
export const promisesOfVariables = [
  ...(["sub-processor-list", "transit-encryption", "neon-region"] as const),
  ...(["health-data-encryption", "raw-ip-not-stored", "secrets-protected"] as const),
] as const satisfies readonly [ClauseId, ...ClauseId[]];
type PromiseOfVariable = (typeof promisesOfVariables)[number];

export interface Told {
  readonly name: string;
  /** The entry of `envVars`, or of `secretFiles`. */
  readonly entry: Subject;
  /** What the register says of it; undefined for what is on no list, as a file, which may hold anything. */
  readonly listed: Variable | undefined;
}

/** Every variable and file that a resource hands to code. Throws `Unverified` where which ones is not shown. */
export function toldBy(subject: Subject): Told[] {
  return [
    ...subject.entries("envVars").map(([name, entry]) => ({ name, entry, listed: variableCalled(name) })),
    ...subject.entries("secretFiles").map(([name, entry]) => ({ name, entry, listed: undefined })),
  ];
}

/** The promise that a variable with another value, or from elsewhere, breaks. */
export function promiseOf({ promise }: Variable): PromiseOfVariable {
  return promisesOfVariables.find((clause) => clause === promise) ?? "sub-processor-list";
}
