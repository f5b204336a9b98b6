import type { JudgedInputs } from "../judged-inputs.ts";
import { types } from "../types.ts";

const { backgroundWorker, cronJob, envGroup, privateService, webService } = types.render;
const services = [backgroundWorker, cronJob, privateService, webService];
const kept = [backgroundWorker, privateService, webService];

const code =
  "Which code runs; what the code does is for the attestations about it to say, not for its declaration.";

export const render: JudgedInputs = {
  refused: {
    "render-static-site-absent": [types.render.staticSite],
    "store-belongs-to-encrypting-vendor": [types.render.postgres, types.render.keyvalue, types.render.redis],
  },
  judged: [
    {
      types: ["pulumi:providers:render"],
      readBy: { "provider-credentials-are-marked": ["apiKey"] },
      harmless: {
        "Which workspace it is is for the configuration and the key to say.": ["ownerId"],
        "How long an update waits, and for what.": [
          "skipDeployAfterServiceUpdate",
          "waitForDeployCompletion",
        ],
      },
    },
    {
      types: [types.render.project],
      readBy: {
        "render-environment-is-isolated": ["environments.{}.networkIsolated"],
        "render-environment-is-protected": ["environments.{}.protectedStatus"],
        "allow-list-names-no-whole-internet": ["environments.{}.ipAllowLists[].cidrBlock"],
        "label-without-personal-data": [
          "name",
          "environments.{}.name",
          "environments.{}.ipAllowLists[].description",
        ],
      },
    },
    {
      types: services,
      readBy: {
        "render-service-in-declared-region": ["region"],
        "render-service-joins-environment": ["environmentId"],
        "render-log-override-to-registered-host": ["logStreamOverride.setting", "logStreamOverride.endpoint"],
        "environment-secrets-are-marked": ["envVars.{}.value"],
        "secret-files-are-marked": ["secretFiles.{}.content"],
        "label-without-personal-data": ["name"],
        "render-image-is-own": ["runtimeSource.image.imageUrl"],
        "render-service-deploys-on-request": [
          ...["runtimeSource.docker.autoDeploy", "runtimeSource.docker.autoDeployTrigger"],
          ...["runtimeSource.nativeRuntime.autoDeploy", "runtimeSource.nativeRuntime.autoDeployTrigger"],
        ],
        "service-runs-configured-repository": [
          "runtimeSource.docker.repoUrl",
          "runtimeSource.nativeRuntime.repoUrl",
        ],
        "plain-text-holds-no-secret": ["startCommand", "runtimeSource.nativeRuntime.buildCommand"],
      },
      harmless: {
        [code]: [
          "rootDirectory",
          ...["branch", "buildFilter.ignoredPaths[]", "buildFilter.paths[]", "runtime"].map(
            (name) => `runtimeSource.nativeRuntime.${name}`,
          ),
          ...["branch", "buildFilter.ignoredPaths[]", "buildFilter.paths[]", "context", "dockerfilePath"].map(
            (name) => `runtimeSource.docker.${name}`,
          ),
          ...["runtimeSource.image.digest", "runtimeSource.image.tag"],
        ],
        "Opens the registry of an image that is judged, or of a build's base.": [
          "runtimeSource.docker.registryCredentialId",
          "runtimeSource.image.registryCredentialId",
        ],
        "How large it is.": ["plan"],
        "Tells members of the workspace how a deploy went.": [
          "notificationOverride.notificationsToSend",
          "notificationOverride.previewNotificationsEnabled",
        ],
        "Render draws the value and keeps it as it keeps a secret.": ["envVars.{}.generateValue"],
      },
    },
    {
      types: kept,
      readBy: {
        "render-disk-absent": ["disk.mountPath", "disk.name", "disk.sizeGb"],
        "render-service-makes-no-previews": ["previews.generation", "pullRequestPreviewsEnabled"],
        "plain-text-holds-no-secret": ["preDeployCommand"],
      },
      harmless: {
        "How many copies run, all in the same place, and how they end.": [
          ...["autoscaling.criteria.cpu.enabled", "autoscaling.criteria.cpu.percentage"],
          ...["autoscaling.criteria.memory.enabled", "autoscaling.criteria.memory.percentage"],
          ...["autoscaling.enabled", "autoscaling.max", "autoscaling.min"],
          ...["maxShutdownDelaySeconds", "numInstances"],
        ],
      },
    },
    { types: [cronJob], readBy: { "purge-job-runs-often-enough": ["schedule"] } },
    {
      types: [webService],
      readBy: {
        "web-service-answers-to-own-domain": ["customDomains[].name"],
        "allow-list-names-no-whole-internet": ["ipAllowLists[].cidrBlock"],
        "label-without-personal-data": ["ipAllowLists[].description"],
        "url-host-registered": ["maintenanceMode.uri"],
      },
      harmless: {
        "Whether visitors see a page of maintenance, whose address is judged.": ["maintenanceMode.enabled"],
        "Which path Render asks whether the service is well.": ["healthCheckPath"],
      },
    },
    {
      types: [envGroup],
      readBy: {
        "environment-secrets-are-marked": ["envVars.{}.value"],
        "secret-files-are-marked": ["secretFiles.{}.content"],
        "render-service-joins-environment": ["environmentId"],
        "label-without-personal-data": ["name"],
      },
      harmless: { "Render draws the value and keeps it as it keeps a secret.": ["envVars.{}.generateValue"] },
    },
    {
      types: [types.render.envGroupLink],
      readBy: { "render-group-is-declared": ["envGroupId"] },
      harmless: { "Which services are told what a judged group says.": ["serviceIds[]"] },
    },
    {
      types: [types.render.dedicatedIp],
      readBy: {
        "render-service-in-declared-region": ["region"],
        "label-without-personal-data": ["name", "description"],
      },
      harmless: { "Which environments speak from the address.": ["environmentIds[]"] },
    },
    {
      types: [types.render.logStream],
      readBy: {
        "render-stream-to-registered-host": ["endpoint"],
        "resource-credentials-are-marked": ["token"],
      },
      harmless: { "Whether previews, which are off, are streamed as well.": ["preview"] },
    },
    {
      types: [types.render.metricsStream],
      readBy: {
        "render-stream-to-registered-host": ["url"],
        "resource-credentials-are-marked": ["token"],
      },
      harmless: { "In which form numbers are sent.": ["metricsProvider"] },
    },
    {
      types: [types.render.notificationSetting],
      harmless: {
        "Tells members of the workspace how a deploy went.": [
          ...["emailEnabled", "notificationsToSend", "previewNotificationsEnabled"],
        ],
      },
    },
    {
      types: [types.render.registryCredential],
      readBy: {
        "resource-credentials-are-marked": ["authToken"],
        "label-without-personal-data": ["name", "username"],
      },
      harmless: { "Where images come from, which render-image-is-own judges.": ["registry"] },
    },
    {
      types: [types.render.webhook],
      readBy: { "url-host-registered": ["url"], "label-without-personal-data": ["name"] },
      harmless: { "Which deploys are reported; no customer is in them.": ["enabled", "eventFilters[]"] },
    },
  ],
};
