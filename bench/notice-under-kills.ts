import type { Benchmark, Figure } from "./benchmark.ts";
import { FakeMail, type Mishap } from "./fake-mail.ts";
import { NoticeRig } from "./notice-rig.ts";
import { whyNoPostgres } from "./postgres-server.ts";

const customers = 100_000;
const kills = 50;

/** The real command against a database and a mail service that fails in every documented way, killed at random points. */
export const noticeUnderKills: Benchmark = {
  id: "notice-under-kills",
  title: `a notice to ${customers} customers, killed (-9) ${kills} times while Postmark answers 429, 5xx, slowly or cut`,
  ...(whyNoPostgres === undefined ? {} : { obstacle: whyNoPostgres }),
  async measure(say) {
    const rig = await NoticeRig.start(customers);
    const mail = await FakeMail.start();
    mail.mishap = mishapOf;
    try {
      const started = performance.now();
      for (let kill = 1; kill <= kills; kill += 1) {
        await killedRun(rig, mail);
        say(`${kill} of ${kills} kills, ${mail.taken.length} messages`);
      }
      const { code } = await rig.send(mail.url).ended;
      return figures(mail, code, (performance.now() - started) / 1_000);
    } finally {
      await mail.stop();
      await rig.stop();
    }
  },
};

/** Killed between the first call that comes and the fourth or so, at any byte of what is written or read. */
async function killedRun(rig: NoticeRig, mail: FakeMail): Promise<void> {
  const before = mail.requests.length;
  const { process, ended } = rig.send(mail.url);
  let over = false;
  void ended.then(() => {
    over = true;
  });
  const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  while (!over && mail.requests.length === before) await pause(1);
  await pause(Math.random() * 150);
  process.kill("SIGKILL");
  await ended;
}

function mishapOf(call: number): Mishap {
  switch (call % 7) {
    case 1:
      return { status: 429, retryAfter: 0 };
    case 3:
      return "cut after acceptance";
    case 4:
      return { status: 503 };
    case 6:
      return "bad gateway after acceptance";
    default:
      return { slow: Math.random() * 30 };
  }
}

function figures(mail: FakeMail, code: number | null, seconds: number): Figure[] {
  const told = new Set(mail.taken.map(({ message }) => message.To)).size;
  const twice = mail.twice.length;
  return [
    { label: "customers not told", value: String(customers - told), wrong: told !== customers },
    { label: "messages sent twice", value: String(twice), wrong: twice > 0 },
    { label: "last run ended with", value: String(code), wrong: code !== 0 },
    { label: "time in all", value: `${seconds.toFixed(0)} s` },
  ];
}
