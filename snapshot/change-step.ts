import type { Resource } from "../policies/kernel/resource.ts";

/** What the engine plans to do to one resource. */
export interface ChangeStep {
  /** The engine's word: create, update, delete, same, replace, create-replacement, delete-replaced… */
  readonly op: string;
  readonly urn: string;
  /** The resource as the state has it; absent where it is new. */
  readonly before?: Resource;
  /** The resource as it would be; absent where it goes. */
  readonly after?: Resource;
}
