import { ComponentResource, type ComponentResourceOptions } from "@pulumi/pulumi";
import type { BucketPlan } from "../../retention/solve.ts";
import type { Environment } from "../environment.ts";
import { declareBucket } from "./bucket.ts";

interface StoreArgs {
  readonly accountId: string;
  readonly origin: string;
  readonly plan: BucketPlan;
}

/** Generated files. They show personal data, so no domain leads to them: the application signs each download. */
export class DocumentStore extends ComponentResource {
  readonly environment: Environment;

  constructor(name: string, args: StoreArgs, options: ComponentResourceOptions) {
    super("kaitalk:infra:DocumentStore", name, {}, options);
    const { bucketName } = declareBucket(this, { kind: "documents", ...args });
    this.environment = { DOCUMENTS_BUCKET: bucketName };
    this.registerOutputs();
  }
}
