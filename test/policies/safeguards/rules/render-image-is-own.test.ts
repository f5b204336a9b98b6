import { UNKNOWN, type Value } from "../../../../policies/kernel/resource.ts";
import { renderImageIsOwn } from "../../../../policies/safeguards/rules/render-image-is-own.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { unknown } from "../resources.ts";

describeRule(renderImageIsOwn, {
  pass: [
    [image("docker.io/kaitalk/application")],
    [image("kaitalk/application")],
    [image("ghcr.io/kaitalk/backend/application")],
    [resource(types.render.webService, { runtimeSource: { nativeRuntime: {} } })],
  ],
  fail: [
    "postgres",
    "docker.io/library/redis",
    "kaitalk",
    "docker.io/stranger/kaitalk",
    "docker.io/stranger/kaitalk/x",
    "docker.io/kaitalk",
  ].map((url) => ({
    stack: [image(url)],
    says: [`runtimeSource.image.imageUrl is "${url}", which is no image of KAITALK.`],
  })),
  omitted: [
    {
      stack: [resource(types.render.webService, { runtimeSource: { image: { tag: "1" } } })],
      says: ["runtimeSource.image.imageUrl is omitted, which is no image of KAITALK."],
    },
  ],
  unknown: [{ stack: [image(UNKNOWN)], says: [unknown("runtimeSource.image.imageUrl")] }],
});

function image(imageUrl: Value) {
  return resource(types.render.webService, { runtimeSource: { image: { imageUrl } } });
}
