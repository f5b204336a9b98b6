import { readFileSync } from "node:fs";

/**
 * This process among all that this machine ran: its number, which another may get later, and when it started, in clock
 * ticks since the machine did; 0 where the system does not tell.
 */
export function thisProcess(): string {
  return `${process.pid}-${startOf(process.pid) ?? 0}`;
}

/** Whether the process of that mark still runs. One that cannot be told apart counts as running. */
export function isRunning(mark: string): boolean {
  const [pid = 0, started] = mark.split("-").map(Number);
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Another user's process may be asked for, not signalled.
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return false;
  }
  const now = startOf(pid);
  return now === undefined || started === 0 || now === started;
}

/** Field 22 of Linux' `/proc/<pid>/stat`; the second, a name in brackets, may hold spaces. Source: proc(5). */
function startOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]);
  } catch {
    return undefined;
  }
}
