import type { Behaviour } from "../../simulation/behaviour.ts";
import { textAt } from "../../simulation/json.ts";
import { types } from "../../types.ts";

/** An R2 bucket. Its place is settled when it is created; a bucket that holds objects is not deleted. */
export const bucket: Behaviour = {
  type: types.cloudflare.r2Bucket,
  identity: ["accountId", "name"],
  replaceOn: ["accountId", "name"],
  // The provider keeps the hint of the first creation and never reports a change of it.
  silent: ["location"],
  id: (inputs) => textAt(inputs, "name"),
  refuseUpdate: (before, after) =>
    before.jurisdiction === after.jurisdiction
      ? undefined
      : `R2 cannot move bucket "${textAt(before, "name")}" out of its jurisdiction; make a new bucket and copy`,
  refuseDelete({ properties }, vendor) {
    const name = textAt(properties, "name");
    const object = vendor.ofType(types.aws.objectv2).find(({ properties: held }) => held.bucket === name);
    if (object)
      return `R2 deletes no bucket that is not empty: "${name}" holds "${textAt(object.properties, "key")}"`;
    const uploads = properties.uploadedObjects;
    return typeof uploads === "number" && uploads > 0 && !vendor.granted("r2-buckets-emptied")
      ? `R2 deletes no bucket that is not empty: "${name}" holds ${uploads} uploaded objects`
      : undefined;
  },
  takesAlong({ id }, vendor) {
    for (const { type, properties, ...part } of vendor.all())
      if (type.startsWith("cloudflare:") && properties.bucketName === id) vendor.remove(type, part.id);
  },
};
