import { readFileSync } from "node:fs";

/**
 * Bytes of memory that this process has held at most. Linux counts into `maxRSS` what whoever started the process held
 * then; VmHWM is of the process alone. Source: proc(5), getrusage(2).
 */
export function peakMemory(): number {
  try {
    const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
    if (kibibytes !== undefined) return Number(kibibytes) * 1_024;
  } catch {
    // No such file outside Linux.
  }
  return process.resourceUsage().maxRSS * 1_024;
}
