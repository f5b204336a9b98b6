import { types } from "../../vendors/types.ts";
import type { Population } from "../kernel/rule.ts";
import type { Subject } from "../kernel/subject.ts";

const { webService, cronJob, privateService, backgroundWorker, staticSite, envGroup } = types.render;

/** Everything on Render that holds environment variables. */
export const variableHolders = [
  webService,
  cronJob,
  privateService,
  backgroundWorker,
  staticSite,
  envGroup,
] as const;

const databaseVariable = /^(PG(HOST|HOSTADDR|PORT|USER|PASSWORD|DATABASE)|(.*_)?DATABASE_URL|POSTGRES.*)$/;

/** Whether a service is told where the database is. Throws `Unverified` where its variables are unknown. */
export function reachesDatabase(service: Subject): boolean {
  return service.entries("envVars").some(([name]) => databaseVariable.test(name));
}

/** What serves people and writes their records: it encrypts and hashes before it stores. */
export const applications: Population = {
  types: [webService, privateService, backgroundWorker],
  where: reachesDatabase,
  atLeast: 1,
  called: "application with a database",
};

/**
 * Whether a variable's value stands in the open: known, and not marked secret. An unknown value comes from another
 * resource's output, and Render's provider itself marks every variable secret before the engine keeps it.
 */
export function isOpen(variable: Subject): boolean {
  return variable.declares("value") && !variable.isUnknown("value") && !variable.isSecret("value");
}
