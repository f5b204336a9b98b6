import { types } from "./types.ts";

const { postgres, keyvalue, redis } = types.render;
const { d1Database, workersKv, workersKvNamespace, queue, image, stream, hyperdriveConfig } =
  types.cloudflare;

/** Where the program keeps records and files. */
export const ownStores = [types.neon.project, types.neon.database, types.cloudflare.r2Bucket] as const;

/** Stores of Render. */
export const renderStores = [postgres, keyvalue, redis] as const;

/** Stores outside Neon and R2, where nothing of the kind belongs. */
export const otherStores = [
  ...renderStores,
  ...[d1Database, workersKv, workersKvNamespace, queue, image, stream, hyperdriveConfig],
] as const;

/** Every type that holds data: what it holds goes with it. A branch has a copy of its project's, a mail server its messages. */
export const stores: ReadonlySet<string> = new Set([
  ...ownStores,
  ...otherStores,
  types.neon.branch,
  types.postmark.server,
]);
