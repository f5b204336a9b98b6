import { types } from "../../vendors/types.ts";

const { webService, cronJob, backgroundWorker, privateService, staticSite, envGroup } = types.render;
const { postgres, keyvalue, redis, dedicatedIp } = types.render;

/** Render types that run code in a region. */
export const regionalServices = [webService, cronJob, backgroundWorker, privateService] as const;
/** Render types that keep data. */
export const dataStores = [postgres, keyvalue, redis] as const;
/** Every Render type whose place is a region. */
export const regional = [...regionalServices, dedicatedIp, ...dataStores] as const;
/** Every Render type that hands environment variables to code. */
export const withEnvironment = [...regionalServices, staticSite, envGroup] as const;
