/**
 * A brute-force simulation of time, for tests only: moment by moment, with everything that may go wrong going wrong
 * at every place where it can. It knows nothing of sums; the composer must agree with it. All times are whole ticks.
 */

export interface PurgeWorld {
  /** Age at which a row is due. */
  readonly age: number;
  /** From one scheduled start to the next. */
  readonly interval: number;
  /** Runs in a row that may fail, anywhere. */
  readonly missedRuns: number;
  /** How long a run takes until its last delete. */
  readonly run: number;
}

export interface NeonWorld extends PurgeWorld {
  /** How far back Neon can read. */
  readonly history: number;
  /** How long a snapshot is kept, taken at any moment of what can then be read. */
  readonly snapshot: number;
  /** How long a project can be recovered, deleted at any moment. */
  readonly softDelete: number;
}

export interface BucketWorld {
  /** How long after the trigger the object is written. */
  readonly upload: number;
  readonly lifecycle: number;
  readonly lock: number;
  /** How long the vendor may take to remove what it may remove. */
  readonly lag: number;
}

export interface VendorWorld {
  /** How long after the trigger deletion is asked for. */
  readonly asked: number;
  /** How long the vendor may take after it was asked. */
  readonly processing: number;
  /** How long it keeps the record from its creation on, whatever was asked. */
  readonly sinceCreation: number;
}

/** Ticks from the trigger until the row has gone from the table, in the worst of all timelines. */
export function rowLife(world: PurgeWorld): number {
  const phases = 2 * Math.max(world.interval, world.run, 1);
  const runsUntilDue = Math.ceil((world.age + phases) / world.interval) + 1;
  let longest = 0;
  for (let created = 0; created < phases; created++)
    for (let firstFailure = 0; firstFailure <= runsUntilDue; firstFailure++)
      longest = Math.max(longest, deletion(world, created, firstFailure) - created);
  return longest;
}

/** The moment at which one row is deleted, in a timeline where a row of failed runs begins with a given run. */
function deletion(
  { age, interval, missedRuns, run }: PurgeWorld,
  created: number,
  firstFailure: number,
): number {
  let active: { readonly startedAt: number; readonly fails: boolean } | undefined;
  let waiting = false;
  let started = 0;
  for (let now = 0; ; now++) {
    if (now % interval === 0) waiting = true;
    // Twice, because a run may end in this moment and the one that waited for it start and end in it too.
    for (let step = 0; step < 2; step++) {
      if (active && now === active.startedAt + run) {
        // A run sees what was due before it started; a row that falls due in its very moment waits.
        if (!active.fails && created + age < active.startedAt) return now;
        active = undefined;
      }
      if (waiting && !active) {
        const fails = started >= firstFailure && started < firstFailure + missedRuns;
        active = { startedAt: now, fails };
        waiting = false;
        started++;
      }
    }
  }
}

/** Ticks from the trigger until nobody can read the row at Neon any more. */
export function neonLife(world: NeonWorld): number {
  const inTable = Array.from({ length: rowLife(world) }, () => true);
  const readable = lingering(lingering(lingering(inTable, world.history), world.snapshot), world.softDelete);
  return readable.lastIndexOf(true) + 1;
}

/** Whether something can be read at each moment, where it stays readable for `window` after each moment that it was. */
function lingering(readable: readonly boolean[], window: number): boolean[] {
  const moments = Array.from({ length: readable.length + window + 1 }, (_, now) => now);
  return moments.map((now) => {
    for (let back = 0; back <= window; back++) if (readable[now - back]) return true;
    return false;
  });
}

/** Ticks from the trigger until the object has gone from the bucket. */
export function objectLife({ upload, lifecycle, lock, lag }: BucketWorld): number {
  let removableFor = 0;
  for (let now = upload; ; now++) {
    const age = now - upload;
    if (age < lifecycle || age < lock) continue;
    if (removableFor === lag) return now;
    removableFor++;
  }
}

/** Ticks from the trigger until the vendor has deleted a record that was made in the moment of the trigger. */
export function vendorLife({ asked, processing, sinceCreation }: VendorWorld): number {
  let worked = 0;
  for (let now = 0; ; now++) {
    const done = now >= asked && worked === processing;
    if (done && now >= sinceCreation) return now;
    if (now >= asked && worked < processing) worked++;
  }
}
