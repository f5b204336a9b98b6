import type { Peer, ReadingMethod, Received } from "./send.ts";

/** Seconds that a clock is told to be ahead or behind at most: a hundred years, which nobody would believe. */
export const furthestAhead = 100 * 365 * 86_400;

/** A call as it is recorded: the path with its places open, so that no id of a person stands there. */
interface Call {
  readonly host: string;
  readonly method: ReadingMethod;
  readonly path: string;
}

/** All calls of one kind. */
export interface Calls extends Call {
  readonly count: number;
  /** How many ended with which HTTP status; "none" where no answer came that can be relied on. */
  readonly statuses: Readonly<Record<string, number>>;
  /** How many repeat an earlier one. */
  readonly repeats: number;
}

/** What is known of a host after asking it. */
export interface Host {
  readonly host: string;
  /** Every certificate that it showed; none for a stand-in. */
  readonly peers: readonly Peer[];
  /** Largest difference of its clock to ours, in seconds; positive where it is ahead. Absent where it told no time. */
  readonly clockAhead?: number;
}

interface Counted extends Call {
  count: number;
  repeats: number;
  readonly statuses: Record<string, number>;
}

/** Counts the calls of a gate; memory grows with the kinds of calls and not with their number. */
export class CallLog {
  readonly #now: () => number;
  readonly #calls = new Map<string, Counted>();
  readonly #peers = new Map<string, Map<string, Peer>>();
  readonly #ahead = new Map<string, number>();

  constructor(now: () => number) {
    this.#now = now;
  }

  answered(call: Call, { status, headers, peer }: Received): void {
    this.#count(call, String(status));
    const known = this.#peers.get(call.host) ?? new Map<string, Peer>();
    if (peer) known.set(peer.sha256, peer);
    this.#peers.set(call.host, known);
    const theirs = Date.parse(headers.date ?? "");
    if (Number.isNaN(theirs)) return;
    const apart = Math.round((theirs - this.#now()) / 1_000);
    const ahead = Math.max(-furthestAhead, Math.min(furthestAhead, apart));
    if (Math.abs(ahead) > Math.abs(this.#ahead.get(call.host) ?? 0) || !this.#ahead.has(call.host))
      this.#ahead.set(call.host, ahead);
  }

  failed(call: Call): void {
    this.#count(call, "none");
  }

  repeated(host: string, path: string): void {
    const counted = this.#calls.get(`${host} GET ${path}`);
    if (counted) counted.repeats += 1;
  }

  get calls(): readonly Calls[] {
    return [...this.#calls.values()];
  }

  get hosts(): readonly Host[] {
    return [...new Set(this.calls.map(({ host }) => host))].map((host) => {
      const clockAhead = this.#ahead.get(host);
      return {
        host,
        peers: [...(this.#peers.get(host)?.values() ?? [])],
        ...(clockAhead !== undefined && { clockAhead }),
      };
    });
  }

  /** Milliseconds by which the vendor's clocks are ahead of ours, of the host that differs most. */
  get ahead(): number {
    const all = [...this.#ahead.values()];
    return 1_000 * all.reduce((most, each) => (Math.abs(each) > Math.abs(most) ? each : most), 0);
  }

  #count(call: Call, status: string): void {
    const key = `${call.host} ${call.method} ${call.path}`;
    const counted = this.#calls.get(key) ?? { ...call, count: 0, repeats: 0, statuses: {} };
    counted.count += 1;
    counted.statuses[status] = (counted.statuses[status] ?? 0) + 1;
    this.#calls.set(key, counted);
  }
}
