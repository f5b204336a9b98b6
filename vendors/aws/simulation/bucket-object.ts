import type { Behaviour } from "../../simulation/behaviour.ts";
import { textAt } from "../../simulation/json.ts";
import { types } from "../../types.ts";

/** An object in R2, through its S3 interface: it needs the bucket, and the bucket then cannot be deleted. */
export const bucketObject: Behaviour = {
  type: types.aws.objectv2,
  identity: ["bucket", "key"],
  replaceOn: ["bucket", "key"],
  id: (inputs) => `${textAt(inputs, "bucket")}/${textAt(inputs, "key")}`,
  computed: () => ({ etag: "sandbox", versionId: "" }),
  refuseCreate: (inputs, vendor) =>
    vendor.get(types.cloudflare.r2Bucket, textAt(inputs, "bucket"))
      ? undefined
      : `R2 knows no bucket "${textAt(inputs, "bucket")}"`,
};
