import { InputError } from "../../register/input-error.ts";
import { books } from "../../register/read-books.ts";
import {
  type PurgeSettings,
  settingsFromEnvironment,
  settingVariables,
} from "../../retention/purge-orders.ts";
import { longestGap } from "../../retention/schedule.ts";
import { purgeCommand, solve } from "../../retention/solve.ts";
import { types } from "../../vendors/types.ts";
import type { Population, Stack } from "../kernel/rule.ts";
import type { Subject } from "../kernel/subject.ts";

/** Whether a Render cron job is the purge job. Throws `Unverified` where its command is unknown. */
export function isPurgeJob(cronJob: Subject): boolean {
  return cronJob.read("startCommand").value === purgeCommand;
}

/** The cron jobs that rules about the purge job judge. */
export const purgeJob = {
  types: [types.render.cronJob],
  where: isPurgeJob,
  called: `Render cron job that runs "${purgeCommand}"`,
} as const satisfies Population;

/** The longest gap in seconds between two starts of the job; undefined where its schedule cannot be read. */
export function gapOf(job: Subject): number | undefined {
  const { value } = job.read("schedule");
  try {
    return longestGap(String(value));
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

interface Stated {
  readonly path: string;
  /** null where the property must be left out. */
  readonly stated: string | boolean | null;
  /** Where it is stated. */
  readonly source: string;
}

/** What is stated of the job's code and schedule. A repository that the register leaves open is the configured one. */
export function statedOf({ configured }: Stack): readonly Stated[] {
  const { repository, branch, rootDirectory, buildCommand, autoDeploy } = books().register.value.purgeJob;
  const source = "register/register.yaml";
  const runtime = "runtimeSource.nativeRuntime";
  const named = repository ?? configured?.["kaitalk:purgeRepository"];
  return [
    ...(named === undefined
      ? []
      : [{ path: `${runtime}.repoUrl`, stated: named, source: repository ? source : "the configuration" }]),
    { path: `${runtime}.branch`, stated: branch, source },
    { path: "rootDirectory", stated: rootDirectory, source },
    { path: `${runtime}.buildCommand`, stated: buildCommand, source },
    { path: `${runtime}.runtime`, stated: "node", source: "the project" },
    { path: `${runtime}.autoDeploy`, stated: autoDeploy, source },
    { path: `${runtime}.autoDeployTrigger`, stated: null, source },
    { path: "schedule", stated: solve().purge.schedule, source: "retention/operating-limits.ts" },
  ];
}

/** Where a cron job declares what the purge is told, as `envVars.PURGE_RUN_SECONDS.value`. */
export function variable(told: keyof PurgeSettings): string {
  return `envVars.${settingVariables[told]}.value`;
}

/** What the job is told. Throws `InputError` where it would refuse to start, `Unverified` where that is unknown. */
export function toldTo(job: Subject): PurgeSettings {
  const environment = Object.values(settingVariables).map((name) => {
    const { value } = job.read(`envVars.${name}.value`);
    return [name, value === undefined || value === null ? undefined : String(value)] as const;
  });
  return settingsFromEnvironment(Object.fromEntries(environment));
}
