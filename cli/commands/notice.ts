import { createPublicKey, type KeyObject } from "node:crypto";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Command, Option } from "commander";
import { exitCodes } from "../../judge/exit-codes.ts";
import type { Announced } from "../../notice/announced.ts";
import type { NoticeDraft } from "../../notice/draft.ts";
import type { MailService } from "../../notice/mail-service.ts";
import type { Recipient } from "../../notice/recipients.ts";
import type { Sent } from "../../notice/send.ts";
import { toSeconds } from "../../register/duration.ts";
import { InputError } from "../../register/input-error.ts";
import { languages } from "../../register/languages.ts";
import { makeFolder } from "../../register/make-folder.ts";
import { databaseOption, passwordAdvice, warnOfPassword, wholeNumber } from "../database-option.ts";

const register = new URL("../../register/", import.meta.url);
const journals = ".notices";

interface SendOptions {
  readonly send: boolean;
  readonly databaseUrl?: string;
  readonly key?: string;
  readonly journals: string;
  readonly settle: number;
  readonly confirmUnreachable?: number;
}

/** `kaitalk notice`: tells customers of a change of the list, and proves it. */
export function addNotice(program: Command): void {
  const notice = program
    .command("notice")
    .description("tell customers of a change of the list before it holds, and prove that they were told");
  notice
    .command("draft")
    .description("write the notice of a change in every language, from what differs in the register")
    .argument("<change>", "id of a file in register/changes/")
    .option("--out <folder>", "write subject, HTML and text there; printed otherwise")
    .action(draft);
  notice
    .command("send")
    .description(
      "send it to every active business customer; nobody gets it twice, wherever the command is killed",
    )
    .argument("<change>", "id of a file in register/changes/")
    .option("--send", "really send; without it the command counts, shows the text and sends nothing", false)
    .addOption(databaseOption())
    .option("--key <file>", "the release's ed25519 key, which signs the proof")
    .addOption(journalsOption())
    .addOption(
      new Option("--settle <seconds>", "wait before asking Postmark what it took of a call without an answer")
        .argParser(wholeNumber)
        .default(120),
    )
    .addOption(
      new Option(
        "--confirm-unreachable <count>",
        "as many customers, whose address takes no mail, were told another way",
      ).argParser(wholeNumber),
    )
    .addHelpText(
      "after",
      "\nThe server token comes from POSTMARK_SERVER_TOKEN. Sign in to the database as kaitalk_notice, on a connection that" +
        "\nkeeps its session (not through a pooler). Keep the journal: it says who was told." +
        passwordAdvice +
        "\nExit codes: 0 everybody was told and the proof is signed, 2 something must be corrected, 3 some are left, run it" +
        " again, 4 Postmark or the database is out of reach.",
    )
    .action(send);
  notice
    .command("status")
    .description("say where each change stands, and what became of its notice")
    .argument("[change]", "id of a file in register/changes/; every change unless named")
    .addOption(journalsOption())
    .option("--format <format>", "text or json", "text")
    .action(status);
}

function journalsOption(): Option {
  return new Option("--journals <folder>", "where the journals of notices are kept").default(journals);
}

async function draft(id: string, { out }: { readonly out?: string }): Promise<void> {
  const { texts } = (await drafted(id)).draft;
  for (const language of languages) {
    const { subject, text, html } = texts[language];
    if (out === undefined) {
      console.log(`${language}   ${subject}\n\n${text}`);
      continue;
    }
    makeFolder(out);
    writeFileSync(join(out, `${id}.${language}.txt`), `${subject}\n\n${text}`);
    writeFileSync(join(out, `${id}.${language}.html`), html);
    console.log(join(out, `${id}.${language}.html`));
  }
}

async function drafted(id: string): Promise<{ readonly about: Announced; readonly draft: NoticeDraft }> {
  const [{ books }, { announced }, { draftNotice }, { dictionary }] = await Promise.all([
    import("../../register/read-books.ts"),
    import("../../notice/announced.ts"),
    import("../../notice/draft.ts"),
    import("../../register/dictionary.ts"),
  ]);
  const all = books();
  const about = announced(id, all);
  const into = (language: (typeof languages)[number]) => dictionary(language, all).text;
  return {
    about,
    draft: draftNotice(about, all.register.value, {
      en: into("en"),
      "es-MX": into("es-MX"),
      "pt-BR": into("pt-BR"),
    }),
  };
}

async function send(id: string, options: SendOptions): Promise<void> {
  warnOfPassword(options.databaseUrl, process.argv);
  const { about, draft: notice } = await drafted(id);
  const proof = `notices/${id}.json`;
  if (about.change.notice !== null || existsSync(new URL(proof, register)))
    throw new InputError([
      `register/${proof}: the notice of "${id}" was sent and is proven; nothing is sent again.`,
    ]);
  const [
    { connectionTo },
    { asSoleSender },
    { beyondRecipientsSql, recipientsOf, recipientsSql, refuseMoreThanRecipients },
  ] = await Promise.all([
    import("../../purge/connection.ts"),
    import("../sole-sender.ts"),
    import("../../notice/recipients.ts"),
  ]);
  const bound = { sql: beyondRecipientsSql, refuse: refuseMoreThanRecipients };
  const prepared = options.send
    ? { key: await releaseKey(options.key), mail: await mailService() }
    : undefined;
  const connection = connectionTo(options.databaseUrl, process.env);
  await asSoleSender(connection, { lock: `notice ${id}`, sql: recipientsSql, bound }, async (rows, alone) => {
    const recipients = recipientsOf(rows, id);
    if (recipients.length === 0)
      throw new InputError([
        "the view notice_recipients names no active business customer; name the database that holds them.",
      ]);
    if (!prepared) return console.log(rehearsal(notice, recipients));
    await deliver({ about, notice, recipients, alone, options, ...prepared });
  });
}

async function deliver(order: {
  readonly about: Announced;
  readonly notice: NoticeDraft;
  readonly recipients: readonly Recipient[];
  readonly alone: () => Promise<void>;
  readonly options: SendOptions;
  readonly key: KeyObject;
  readonly mail: MailService;
}): Promise<void> {
  const { about, notice, recipients, alone, options, key, mail } = order;
  const [{ Journal }, { sendNotice }, { statementOf, writeProof }] = await Promise.all([
    import("../../notice/journal.ts"),
    import("../../notice/send.ts"),
    import("../../notice/prove.ts"),
  ]);
  const journal = Journal.open(join(options.journals, `${notice.change}.jsonl`));
  try {
    if (!journal.standing.begun) await refuseTooLate(about);
    const sent = await sendNotice({
      draft: notice,
      recipients,
      journal,
      mail,
      settle: options.settle,
      sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
      alone,
      onProgress: progress(recipients.length),
    });
    const left = leftToDo(sent, options.confirmUnreachable);
    if (left !== undefined) {
      console.error(`kaitalk: ${left}`);
      process.exitCode = exitCodes.unverified;
      return;
    }
    const file = `notices/${notice.change}.json`;
    const statement = statementOf(notice, recipients, journal.standing);
    writeProof(statement, key, new URL(file, register));
    const { accepted, lastAcceptedAt } = statement.predicate;
    console.log(`${accepted} customers were told, the last at ${lastAcceptedAt}.`);
    console.log(
      `register/${file}: the signed proof. Write "notice: ${file}" in register/changes/${notice.change}.yaml and commit both.`,
    );
  } finally {
    journal.close();
  }
}

function leftToDo(sent: Sent, confirmed: number | undefined): string | undefined {
  if (sent.outcome === "incomplete") return `${sent.left} customers are left to be told: ${sent.why}.`;
  if (sent.unreachable === (confirmed ?? 0)) return undefined;
  return `the addresses of ${sent.unreachable} customers take no mail; tell them another way, then run again with --confirm-unreachable ${sent.unreachable}. Nothing is signed.`;
}

/** A date that the notice period can not reach any more would be an untrue date in the mail. */
async function refuseTooLate({ change, version }: Announced): Promise<void> {
  const { clause } = await import("../../register/clauses.ts");
  const { noticePeriod } = clause("change-notice");
  if (change.class !== "new-sub-processor" || change.exception !== null || noticePeriod === null) return;
  const earliest = new Date(Date.now() + toSeconds(noticePeriod) * 1000).toISOString();
  if (`${version}T00:00:00Z` < earliest)
    throw new InputError([
      `register/register.yaml: the version ${version} begins before the notice period is over; give it a day after ${earliest.slice(0, 10)}.`,
    ]);
}

/** What would be sent, without a line about anybody. */
function rehearsal({ texts }: NoticeDraft, recipients: readonly Recipient[]): string {
  const counts = languages.map(
    (each) => `${recipients.filter(({ language }) => language === each).length} in ${each}`,
  );
  const firstLines = languages.flatMap((each) => {
    const { subject, text } = texts[each];
    return ["", `${each}   ${subject}`, ...text.split("\n").slice(0, 3)];
  });
  return [
    `${recipients.length} active business customers would be told: ${counts.join(", ")}.`,
    ...firstLines,
    "",
    "Nothing was sent. Send with --send and --key.",
  ].join("\n");
}

/** The key that register/release.pub verifies: a proof of another would prove nothing, and by then the mail is out. */
async function releaseKey(file: string | undefined): Promise<KeyObject> {
  if (file === undefined)
    throw new InputError(["--key is missing; name the release's signing key, which signs the proof."]);
  const { fingerprintOf, readPublicKey, readSigningKey } = await import("../../signature/keys.ts");
  const key = readSigningKey(file);
  const published = new URL("release.pub", register);
  if (!existsSync(published))
    throw InputError.at(
      { file: "register/release.pub" },
      "is missing, so no notice can be proven; put the public half of the release's signing key there.",
    );
  const { fileURLToPath } = await import("node:url");
  if (fingerprintOf(createPublicKey(key)) !== fingerprintOf(readPublicKey(fileURLToPath(published))))
    throw new InputError([
      `${file}: is not the key of register/release.pub, so its proof would prove nothing.`,
    ]);
  return key;
}

async function mailService(token = process.env.POSTMARK_SERVER_TOKEN): Promise<MailService> {
  if (!token)
    throw new InputError([
      "POSTMARK_SERVER_TOKEN is not set; set it to a token of the server that sends KAITALK's mail.",
    ]);
  const [{ postmark }, { books }] = await Promise.all([
    import("../../notice/mail-service.ts"),
    import("../../register/read-books.ts"),
  ]);
  const { contacts } = books().register.value.organisation;
  return postmark({ token, sender: contacts.privacy, url: process.env.POSTMARK_API_URL });
}

function progress(total: number): (accepted: number) => void {
  const { stderr } = process;
  return (accepted) => {
    if (stderr.isTTY)
      stderr.write(`\r\u001b[K  ${accepted} of ${total} told${accepted === total ? "\n" : ""}`);
  };
}

async function status(
  only: string | undefined,
  { journals: folder, format }: { readonly journals: string; readonly format: string },
): Promise<void> {
  const [{ books }, { noticeProofs }, { stateOf }, { clause }] = await Promise.all([
    import("../../register/read-books.ts"),
    import("../../notice/proofs.ts"),
    import("../../register/list/changes.ts"),
    import("../../register/clauses.ts"),
  ]);
  const all = books().changes.map(({ value }) => value);
  const changes = all.filter(({ id }) => only === undefined || id === only);
  if (only !== undefined && changes.length === 0)
    throw InputError.at({ file: `register/changes/${only}.yaml` }, "does not exist; name another change.");
  const proofs = noticeProofs(changes);
  const clock = {
    at: new Date().toISOString(),
    noticePeriod: toSeconds(clause("change-notice").noticePeriod ?? "P0D"),
  };
  const mail = process.env.POSTMARK_SERVER_TOKEN ? await mailService() : undefined;
  const rows: Row[] = [];
  for (const change of changes) {
    const proof = proofs.get(change.id);
    rows.push({
      change: change.id,
      class: change.class,
      ...stateOf(change, proof, clock),
      ...(proof && { listedFrom: proof.version }),
      ...(change.approver && { needsNoNotice: true as const }),
      notice: await noticeOf(join(folder, `${change.id}.jsonl`), change.id, mail),
    });
  }
  console.log(format === "json" ? JSON.stringify(rows, null, 2) : await table(rows));
}

interface Row {
  readonly change: string;
  readonly class: string;
  readonly state: string;
  readonly effectiveFrom?: string;
  readonly noticeOwed?: boolean;
  /** Day (ISO) of the version that the notice speaks of: the list says it from then on. */
  readonly listedFrom?: string;
  /** Somebody answers for it that other words promise no less. */
  readonly needsNoNotice?: true;
  readonly notice: Counts | null;
}

interface Counts {
  readonly accepted: number;
  readonly unreachable: number;
  readonly uncertain: number;
  readonly bounces: Readonly<Record<string, number>> | null;
}

/** By the journal; what bounced is asked for where a token is given, and written there. */
async function noticeOf(file: string, change: string, mail: MailService | undefined): Promise<Counts | null> {
  if (!existsSync(file)) return null;
  const { Journal, readJournal } = await import("../../notice/journal.ts");
  const standing = readJournal(file);
  let { bounces } = standing;
  if (mail && standing.begun) {
    bounces = await bouncesOf(mail, change);
    const journal = Journal.open(file);
    journal.append({ event: "bounces", at: new Date().toISOString(), counts: bounces });
    journal.close();
  }
  const uncertain = [...standing.uncertain.values()].reduce((sum, { length }) => sum + length, 0);
  return {
    accepted: standing.accepted.size,
    unreachable: standing.unreachable.size,
    uncertain,
    bounces: bounces ?? null,
  };
}

async function bouncesOf(mail: MailService, change: string): Promise<Record<string, number>> {
  try {
    return await mail.bouncesOf(change);
  } catch {
    const { Failure } = await import("../../register/failure.ts");
    throw new Failure(
      "Postmark gave no usable answer about bounces; check POSTMARK_SERVER_TOKEN and run again later.",
    );
  }
}

async function table(rows: readonly Row[]): Promise<string> {
  if (rows.length === 0) return "No change of the list is recorded.";
  const [{ columns }, { terminal }] = await Promise.all([
    import("../../formats/terminal/columns.ts"),
    import("../../formats/terminal/terminal.ts"),
  ]);
  const header = [
    { title: "change" },
    { title: "state" },
    { title: "effective from" },
    { title: "on the list from" },
    { title: "notice", grows: true },
  ];
  const cells = rows.map(
    ({ change, state, effectiveFrom, noticeOwed, listedFrom, needsNoNotice, notice }) => [
      change,
      noticeOwed ? `${state}, notice owed` : state,
      effectiveFrom ?? "",
      listedFrom ?? "",
      needsNoNotice ? "none is due" : notice === null ? "no journal" : noticeInWords(notice),
    ],
  );
  return columns(header, cells, terminal().width).join("\n");
}

function noticeInWords({ accepted, unreachable, uncertain, bounces }: Counts): string {
  const parts = [`${accepted} accepted`];
  if (unreachable > 0) parts.push(`${unreachable} unreachable`);
  if (uncertain > 0) parts.push(`${uncertain} uncertain`);
  if (bounces) parts.push(`${bounces.all} bounces (${bounces.hard} hard, ${bounces.complaints} complaints)`);
  return parts.join(", ");
}
