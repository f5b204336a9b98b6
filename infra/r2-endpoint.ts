import { clause } from "../register/clauses.ts";

/** The S3 interface of an account's R2 under the promised jurisdiction. Buckets of another one do not answer there. */
export function r2Endpoint(accountId: string): string {
  return `https://${accountId}.${clause("r2-jurisdiction").region}.r2.cloudflarestorage.com`;
}
