import { toSeconds } from "../register/duration.ts";

/** What we choose ourselves within the documented periods. Everything else is solved from these and the register. */
export interface OperatingLimits {
  /** Point-in-time recovery that operations want from Neon, in seconds. */
  readonly neonHistorySeconds: number;
  /** When Render starts the purge job: five cron fields, UTC. */
  readonly purgeSchedule: string;
  /** Budget of one run in seconds, from its scheduled minute until its last delete; the job stops itself there. */
  readonly purgeRunSeconds: number;
  /** Longest outage of the job, in seconds, that still keeps a promise of days. */
  readonly outageSeconds: number;
  /** Missed runs in a row that still keep a promise of minutes. */
  readonly missedRunsOfShortPromises: number;
  /** Promises below this many seconds count as promises of minutes. */
  readonly shortPromiseSeconds: number;
  /** Time in seconds that a record must at least stay useful under a promise of days, and of minutes. */
  readonly leastAgeSeconds: { readonly days: number; readonly minutes: number };
  /** Time in seconds within which the application moves a call's recording to R2 after the call. */
  readonly uploadSeconds: number;
  /** Time in seconds within which the application makes the file of a record, or else must delete it with the record. */
  readonly fileDelaySeconds: number;
  /** Room in seconds left beside a vendor's time that is what is usual and no bound. */
  readonly usualMarginSeconds: number;
  /** Age in seconds at which R2 drops an upload that was never completed. */
  readonly abortUploadSeconds: number;
}

export const operatingLimits: OperatingLimits = {
  neonHistorySeconds: toSeconds("P1D"),
  purgeSchedule: "*/5 * * * *",
  purgeRunSeconds: toSeconds("PT4M"),
  outageSeconds: toSeconds("P2D"),
  missedRunsOfShortPromises: 1,
  shortPromiseSeconds: toSeconds("P7D"),
  leastAgeSeconds: { days: toSeconds("P1D"), minutes: toSeconds("PT5M") },
  uploadSeconds: toSeconds("PT1H"),
  fileDelaySeconds: toSeconds("P1D"),
  usualMarginSeconds: toSeconds("P1D"),
  abortUploadSeconds: toSeconds("P1D"),
};
