import { renderStores } from "../../vendors/stores.ts";
import { types } from "../../vendors/types.ts";

const { webService, cronJob, backgroundWorker, privateService, staticSite, envGroup } = types.render;
const { dedicatedIp } = types.render;

/** Render types that run code in a region. */
export const regionalServices = [webService, cronJob, backgroundWorker, privateService] as const;
/** Every Render type whose place is a region. */
export const regional = [...regionalServices, dedicatedIp, ...renderStores] as const;
/** Every Render type that hands environment variables to code. */
export const withEnvironment = [...regionalServices, staticSite, envGroup] as const;
