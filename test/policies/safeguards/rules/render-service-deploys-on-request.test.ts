import { type Properties, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { renderServiceDeploysOnRequest } from "../../../../policies/safeguards/rules/render-service-deploys-on-request.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { unknown } from "../resources.ts";

const at = "runtimeSource.nativeRuntime";

describeRule(renderServiceDeploysOnRequest, {
  pass: [
    [service({ nativeRuntime: { autoDeploy: false } })],
    [service({ docker: { autoDeployTrigger: "off" } })],
    [service({ image: { imageUrl: "docker.io/kaitalk/application" } })],
  ],
  fail: [
    {
      stack: [service({ nativeRuntime: { autoDeploy: true } })],
      says: [`${at}.autoDeploy is true, so whatever is pushed runs.`],
    },
    {
      stack: [service({ nativeRuntime: { autoDeploy: false, autoDeployTrigger: "commit" } })],
      says: [`${at}.autoDeployTrigger is "commit", so whatever is pushed runs.`],
    },
  ],
  omitted: [
    {
      stack: [service({ docker: { repoUrl: "https://github.com/kaitalk/application" } })],
      says: ["runtimeSource.docker.autoDeploy is omitted, so whatever is pushed runs."],
    },
  ],
  unknown: [
    {
      stack: [service({ nativeRuntime: { autoDeploy: UNKNOWN } })],
      says: [unknown(`${at}.autoDeploy`)],
    },
  ],
});

function service(runtimeSource: Properties) {
  return resource(types.render.webService, { runtimeSource });
}
