import callbacks from "@pulumi/pulumi/proto/callback_pb.js";
import proto, { type RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb.js";
import { expect, test } from "vitest";
import { hiddenChange } from "../../snapshot/program-refusals.ts";
import { types } from "../../vendors/types.ts";

function request(change: (request: RegisterResourceRequest) => void): RegisterResourceRequest {
  const made = new proto.RegisterResourceRequest();
  made.setType(types.cloudflare.r2Bucket);
  made.setName("documents");
  change(made);
  return made;
}

const subject = 'cloudflare:index/r2Bucket:R2Bucket "documents"';

test("a plain registration is what the engine applies", () => {
  expect(hiddenChange(request(() => {}))).toBeUndefined();
});

test("an option that changes what is applied is refused by its name", () => {
  expect(hiddenChange(request((made) => made.setTransformsList([new callbacks.Callback()])))).toBe(
    `${subject} has the option transforms, which changes the inputs after this plan was judged; declare the resource as it shall be.`,
  );
  expect(hiddenChange(request((made) => made.setImportid("account/documents")))).toBe(
    `${subject} has the option import, which takes over a resource made elsewhere after this plan was judged; declare the resource as it shall be.`,
  );
  expect(hiddenChange(request((made) => made.setPlugindownloadurl("https://plugins.example")))).toBe(
    `${subject} has the option pluginDownloadURL, which runs a provider from elsewhere after this plan was judged; declare the resource as it shall be.`,
  );
});
