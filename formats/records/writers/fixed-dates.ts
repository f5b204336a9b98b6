import { unzipSync, zipSync } from "fflate";

/**
 * The same archive with every entry dated 1 January 1980, the first day that the format knows: else the moment of
 * writing makes the same content differ. The format keeps local time without a zone, so the date is local too.
 */
export function withFixedDates(archive: Uint8Array): Uint8Array {
  return zipSync(unzipSync(archive), { mtime: new Date(1980, 0, 1) });
}
