import { ComponentResource, type ComponentResourceOptions } from "@pulumi/pulumi";
import type { BucketPlan } from "../../retention/solve.ts";
import type { Environment } from "../environment.ts";
import { declareBucket } from "./bucket.ts";

interface StoreArgs {
  readonly accountId: string;
  readonly origin: string;
  readonly plan: BucketPlan;
}

/** Recorded calls, where recording is enabled. No domain leads to them. */
export class RecordingStore extends ComponentResource {
  readonly environment: Environment;

  constructor(name: string, args: StoreArgs, options: ComponentResourceOptions) {
    super("kaitalk:infra:RecordingStore", name, {}, options);
    const { bucketName } = declareBucket(this, { kind: "recordings", ...args });
    this.environment = { RECORDINGS_BUCKET: bucketName };
    this.registerOutputs();
  }
}
