import {
  ComponentResource,
  type ComponentResourceOptions,
  type Output,
  runtime,
  unknown,
} from "@pulumi/pulumi";
import { clause } from "../../register/clauses.ts";
import { books } from "../../register/read-books.ts";
import * as render from "../../vendors/render/binding.ts";
import type { StackConfig } from "../config.ts";
import { type Environment, envVars } from "../environment.ts";
import { stackName } from "../names.ts";
import { promised } from "../promised.ts";
import { r2Endpoint } from "../r2-endpoint.ts";

interface ApplicationArgs {
  readonly config: StackConfig;
  readonly environment: Environment;
  readonly purge: {
    readonly schedule: string;
    readonly startCommand: string;
    readonly environment: Environment;
  };
}

/** What runs at Render: the web service and the job that deletes what is too old. Neither keeps anything there. */
export class Application extends ComponentResource {
  /** Host that the edge sends visitors to. */
  readonly host: Output<string>;

  constructor(
    name: string,
    { config, environment, purge }: ApplicationArgs,
    options: ComponentResourceOptions,
  ) {
    super("kaitalk:infra:Application", name, {}, options);
    const child = { parent: this };
    // Every client in Node obeys it: node-postgres, which reads no minimum from the PG variables, and the vendors' own.
    const refusesOlderTls = `--tls-min-v${promised("transit-encryption", "minTlsVersion", "text")}`;
    const { purgeJob } = books().register.value;
    const project = new render.Project(
      "project",
      {
        name: stackName(),
        environments: {
          production: { name: "production", protectedStatus: "protected", networkIsolated: true },
        },
      },
      child,
    );
    const place = {
      region: clause("render-region").region,
      environmentId: project.environments.apply(({ production }) => knownId(production?.id)),
      // Logs go to Render's own viewer and nowhere else.
      logStreamOverride: { setting: "drop" },
    } as const;
    const service = new render.WebService(
      "web",
      {
        ...place,
        name: stackName("web"),
        plan: config.applicationPlan,
        runtimeSource: {
          nativeRuntime: {
            runtime: "node",
            repoUrl: config.applicationRepository,
            branch: config.applicationBranch,
            buildCommand: config.applicationBuildCommand,
            autoDeploy: false,
          },
        },
        startCommand: config.applicationStartCommand,
        customDomains: [{ name: config.domain }],
        previews: { generation: "off" },
        envVars: envVars({
          NODE_ENV: "production",
          NODE_OPTIONS: refusesOlderTls,
          COUNTRY_HEADER: promised("raw-ip-not-stored", "countryHeader", "text"),
          R2_ENDPOINT: r2Endpoint(config.cloudflareAccountId),
          R2_ACCESS_KEY_ID: config.applicationAccessKeyId,
          R2_SECRET_ACCESS_KEY: config.applicationSecretAccessKey,
          ...environment,
        }),
      },
      child,
    );
    new render.CronJob(
      "purge",
      {
        ...place,
        name: stackName("purge"),
        plan: config.purgePlan,
        runtimeSource: {
          nativeRuntime: {
            runtime: "node",
            repoUrl: config.purgeRepository,
            branch: config.purgeBranch,
            buildCommand: purgeJob.buildCommand,
            autoDeploy: purgeJob.autoDeploy,
          },
        },
        startCommand: purge.startCommand,
        schedule: purge.schedule,
        envVars: envVars({ NODE_VERSION: "24", NODE_OPTIONS: refusesOlderTls, ...purge.environment }),
      },
      child,
    );
    this.host = service.url.apply((url) => new URL(url).hostname);
    this.registerOutputs();
  }
}

/** Before the project exists its environment has no id. Afterwards a service without one would stand outside of it. */
function knownId(id: string | undefined): string {
  if (id) return id;
  if (runtime.isDryRun()) return unknown as unknown as string;
  throw new Error("Render's provider reports no id of the environment production.");
}
