import { type Answer, cannotTell, complete, partial, together } from "../../observation/answer.ts";
import type { Question, Reply } from "../../observation/ask.ts";
import { Confidential } from "../../observation/confidential.ts";
import type { Account, SeenValue } from "../../observation/reader.ts";
import { Tally } from "../../observation/tally.ts";
import { walk } from "../../observation/walk.ts";
import { types } from "../../types.ts";
import * as answers from "./answers.ts";
import { numberedPages } from "./pages.ts";

const { cloudflare: cf } = types;
const base = "/client/v4/zones";
const pageRule = "cloudflare:index/pageRule:PageRule";

/** Every zone that the key sees; in those that the program names, the guards, records, rules and logs. */
export async function lookAtZones(account: Account): Promise<void> {
  const declared = new Set(account.declared(cf.zoneSetting, "zoneId"));
  const seen: string[] = [];
  const zones = await walk(account.ask, {
    ...numberedPages({ path: base, answer: answers.zones }),
    items: ({ result }) => result,
    key: ({ id }) => id,
    each: ({ id, name, paused, type }) => {
      seen.push(id);
      if (declared.has(id)) return;
      const properties = {
        name,
        ...(paused !== undefined && { paused }),
        ...(type !== undefined && { type }),
      };
      account.found({ type: cf.zone, id, name, properties });
    },
  });
  account.inventory(cf.zone, zones);
  const tally = new Tally(account);
  for (const zone of declared) await lookAtZone(account, tally, zone);
  for (const id of account.declared(cf.r2Bucket, "accountId"))
    await lookAtJobs(account, tally, `account ${id}`, {
      path: "/client/v4/accounts/{account}/logpush/jobs",
      at: { account: id },
    });
  // A zone that nobody declared is found itself, with whatever stands in it.
  const places = declared.size > 0 ? complete(declared.size, "the zones that are declared") : zones;
  tally.close(
    [
      ...[cf.zoneSetting, cf.zoneDnssec, cf.managedTransforms, cf.dnsRecord, cf.logpushJob],
      ...[cf.logpullRetention, cf.ruleset, pageRule],
    ],
    places,
  );
}

async function lookAtZone(account: Account, tally: Tally, zone: string): Promise<void> {
  const { ask, found } = account;
  const at = { zone };
  const whole = { zoneId: zone };
  const settings: { of: string; answer: Answer<number> }[] = [];
  for (const setting of account.declared(cf.zoneSetting, "settingId")) {
    const path = `${base}/{zone}/settings/{setting}`;
    const reply = await ask({ path, at: { zone, setting }, answer: answers.setting });
    settings.push({ of: setting, answer: counted(reply) });
    if (!reply.answered) continue;
    const properties = { ...whole, settingId: setting, value: reply.value.result.value as SeenValue };
    found({ type: cf.zoneSetting, id: `${zone}/${setting}`, name: setting, properties, byVendor: true });
  }
  tally.add(cf.zoneSetting, zone, together(settings));
  const dnssec = await ask({ path: `${base}/{zone}/dnssec`, at, answer: answers.dnssec });
  tally.add(cf.zoneDnssec, zone, counted(dnssec));
  if (dnssec.answered)
    found({
      ...{ type: cf.zoneDnssec, id: zone, name: zone, byVendor: true },
      properties: { ...whole, status: dnssec.value.result.status ?? "disabled" },
    });
  const headers = await ask({ path: `${base}/{zone}/managed_headers`, at, answer: answers.managedHeaders });
  tally.add(cf.managedTransforms, zone, counted(headers));
  if (headers.answered)
    found({
      ...{ type: cf.managedTransforms, id: zone, name: zone, byVendor: true },
      properties: {
        ...whole,
        managedRequestHeaders: headers.value.result.managed_request_headers,
        managedResponseHeaders: headers.value.result.managed_response_headers,
      },
    });
  await lookAtRecords(account, tally, zone);
  await lookAtJobs(account, tally, zone, { path: `${base}/{zone}/logpush/jobs`, at });
  const raw = await ask({ path: `${base}/{zone}/logs/control/retention/flag`, at, answer: answers.flag });
  tally.add(cf.logpullRetention, zone, counted(raw));
  if (raw.answered) {
    const { flag } = raw.value.result;
    const properties = { ...whole, flag };
    found({ type: cf.logpullRetention, id: zone, name: zone, properties, ...(!flag && { byVendor: true }) });
  }
  await lookAtRulesets(account, tally, zone);
  const rules = await ask({ path: `${base}/{zone}/pagerules`, at, answer: answers.pageRules });
  tally.add(
    pageRule,
    zone,
    counted(rules, (value) => value.result.length),
  );
  if (rules.answered)
    for (const { id } of rules.value.result) found({ type: pageRule, id, name: id, properties: whole });
}

async function lookAtRecords(account: Account, tally: Tally, zone: string): Promise<void> {
  const answer = await walk(account.ask, {
    ...numberedPages({ path: `${base}/{zone}/dns_records`, at: { zone }, answer: answers.records }),
    items: ({ result }) => result,
    key: ({ id }) => id,
    each: ({ id, name, type, content, ttl, proxied, created_on }) =>
      account.found({
        ...{ type: cf.dnsRecord, id, name: `${type} ${name}` },
        properties: {
          ...{ zoneId: zone, name, type, content: content ?? null },
          ...(ttl !== undefined && { ttl }),
          ...(proxied !== undefined && { proxied }),
        },
        ...(created_on !== undefined && { createdAt: created_on }),
      }),
  });
  tally.add(cf.dnsRecord, zone, answer);
}

async function lookAtJobs(
  account: Account,
  tally: Tally,
  of: string,
  question: Pick<Question<unknown>, "path"> & { readonly at: Readonly<Record<string, string>> },
): Promise<void> {
  const jobs = await account.ask({ ...question, answer: answers.logpushJobs });
  tally.add(
    cf.logpushJob,
    of,
    counted(jobs, (value) => value.result.length),
  );
  if (!jobs.answered) return;
  for (const { id, dataset, destination_conf: destination, ...job } of jobs.value.result)
    account.found({
      ...{ type: cf.logpushJob, id: String(id), name: `Logpush job ${id}` },
      properties: {
        ...(question.at.zone !== undefined && { zoneId: question.at.zone }),
        ...(question.at.account !== undefined && { accountId: question.at.account }),
        dataset: dataset ?? null,
        // Keys of the destination stand behind the question mark.
        destinationConf: destination?.split("?", 1)[0] ?? null,
        enabled: job.enabled ?? null,
        filter: job.filter ?? null,
        logpullOptions: job.logpull_options ?? null,
        outputOptions: { fieldNames: job.output_options?.field_names ?? null },
      },
    });
}

async function lookAtRulesets(account: Account, tally: Tally, zone: string): Promise<void> {
  const sets = await account.ask({ path: `${base}/{zone}/rulesets`, at: { zone }, answer: answers.rulesets });
  // Cloudflare's own are the same for everyone.
  const own = sets.answered ? sets.value.result.filter(({ kind }) => kind !== "managed") : [];
  tally.add(
    cf.ruleset,
    zone,
    counted(sets, () => own.length),
  );
  for (const { id, kind, phase, last_updated } of own) {
    const detail = await account.ask({
      path: `${base}/{zone}/rulesets/{ruleset}`,
      at: { zone, ruleset: id },
      answer: answers.ruleset,
    });
    const rules = detail.answered ? (detail.value.result.rules ?? []) : undefined;
    account.found({
      ...{ type: cf.ruleset, id, name: `ruleset ${id}` },
      properties: {
        ...{ zoneId: zone, kind, phase: phase ?? null },
        rules:
          rules?.map(({ action_parameters: parameters, action, enabled, expression }) => ({
            action: action ?? null,
            enabled: enabled ?? null,
            expression: expression ?? null,
            // Nobody has sorted out which of them may be written down.
            ...(parameters !== undefined && {
              actionParameters: new Confidential(JSON.stringify(parameters)),
            }),
          })) ?? new Confidential(""),
      },
      ...(last_updated !== undefined && { createdAt: last_updated }),
    });
  }
}

/** A single thing, or a list without pages; one that says there is more is not all. */
function counted<
  T extends { readonly result_info?: { readonly cursor?: string | null | undefined } | null | undefined },
>(reply: Reply<T>, count: (value: T) => number = () => 1): Answer<number> {
  if (!reply.answered) return cannotTell(reply.why);
  if (reply.value.result_info?.cursor) return partial(count(reply.value), "it says that there is more");
  return complete(count(reply.value), "the answer has no pages");
}
