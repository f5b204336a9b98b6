import { type Answer, complete, together } from "../../observation/answer.ts";
import type { Question } from "../../observation/ask.ts";
import { Confidential } from "../../observation/confidential.ts";
import type { Account, SeenValue } from "../../observation/reader.ts";
import { Tally } from "../../observation/tally.ts";
import { walk } from "../../observation/walk.ts";
import { types } from "../../types.ts";
import * as answers from "./answers.ts";
import { declaredIds } from "./declared-ids.ts";
import { pageRule } from "./kinds.ts";
import { numberedPages, onePage, pagesByCursor } from "./pages.ts";

const { cloudflare: cf } = types;
const base = "/client/v4/zones";

/** Every zone that the key sees; in those that the program names, the guards, records, rules and logs. */
export async function lookAtZones(account: Account): Promise<void> {
  const named = declaredIds(account, "zoneId");
  const declared = new Set(account.declared(cf.zone, "name"));
  const inside = new Set(named);
  const zones = await walk(account.ask, {
    ...numberedPages({ path: base, answer: answers.zones }),
    items: ({ result }) => result,
    key: ({ id }) => id,
    each: ({ id, name, status, paused, type }) => {
      if (declared.has(name)) inside.add(id);
      account.found({
        ...{ type: cf.zone, id, name },
        properties: {
          ...{ name, status },
          ...(paused !== undefined && { paused }),
          ...(type !== undefined && { type }),
        },
        // The program may do no more than name it; whoever made it has decided on its settings.
        ...(named.includes(id) && { byVendor: true as const, judged: true as const }),
      });
    },
  });
  account.inventory(cf.zone, zones);
  const tally = new Tally(account);
  for (const zone of inside) await lookAtZone(account, tally, zone);
  for (const id of declaredIds(account, "accountId")) {
    const at = { account: id };
    const base = "/client/v4/accounts/{account}";
    await lookAtJobs(account, tally, `account ${id}`, { path: `${base}/logpush/jobs`, at });
    await lookAtRulesets(account, tally, `account ${id}`, { path: `${base}/rulesets`, at });
  }
  // A zone that nobody declared is found itself, with whatever stands in it.
  const places = inside.size > 0 ? complete(inside.size, "the zones that are declared") : zones;
  tally.close(
    [
      ...[cf.zoneSetting, cf.zoneDnssec, cf.managedTransforms, cf.dnsRecord, cf.logpushJob],
      ...[cf.logpullRetention, cf.ruleset, cf.hostnameTlsSetting, pageRule],
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
    settings.push({ of: setting, answer: onePage(reply) });
    if (!reply.answered) continue;
    const properties = { ...whole, settingId: setting, value: reply.value.result.value as SeenValue };
    found({ type: cf.zoneSetting, id: `${zone}/${setting}`, name: setting, properties, byVendor: true });
  }
  tally.add(cf.zoneSetting, zone, together(settings));
  const dnssec = await ask({ path: `${base}/{zone}/dnssec`, at, answer: answers.dnssec });
  tally.add(cf.zoneDnssec, zone, onePage(dnssec));
  if (dnssec.answered)
    found({
      ...{ type: cf.zoneDnssec, id: zone, name: zone, byVendor: true },
      properties: { ...whole, status: dnssec.value.result.status ?? "disabled" },
    });
  const headers = await ask({ path: `${base}/{zone}/managed_headers`, at, answer: answers.managedHeaders });
  tally.add(cf.managedTransforms, zone, onePage(headers));
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
  tally.add(cf.logpullRetention, zone, onePage(raw));
  if (raw.answered) {
    const { flag } = raw.value.result;
    const properties = { ...whole, flag };
    found({ type: cf.logpullRetention, id: zone, name: zone, properties, ...(!flag && { byVendor: true }) });
  }
  await lookAtRulesets(account, tally, zone, { path: `${base}/{zone}/rulesets`, at });
  await lookAtHostnames(account, tally, zone);
  const rules = await ask({ path: `${base}/{zone}/pagerules`, at, answer: answers.pageRules });
  tally.add(
    pageRule,
    zone,
    onePage(rules, (value) => value.result.length),
  );
  if (rules.answered)
    for (const { id } of rules.value.result) found({ type: pageRule, id, name: id, properties: whole });
}

async function lookAtRecords(account: Account, tally: Tally, zone: string): Promise<void> {
  const answer = await walk(account.ask, {
    ...numberedPages({ path: `${base}/{zone}/dns_records`, at: { zone }, answer: answers.records }),
    items: ({ result }) => result,
    key: ({ id }) => id,
    each: ({ id, name, type, content, ttl, proxied, comment, tags, created_on }) =>
      account.found({
        ...{ type: cf.dnsRecord, id, name: `${type} ${name}` },
        properties: {
          ...{ zoneId: zone, name, type, content: content ?? null },
          ...(ttl !== undefined && { ttl }),
          ...(proxied !== undefined && { proxied }),
          ...(comment && { comment }),
          ...(tags && tags.length > 0 && { tags }),
        },
        ...(created_on !== undefined && { createdAt: created_on }),
      }),
  });
  tally.add(cf.dnsRecord, zone, answer);
}

async function lookAtJobs(account: Account, tally: Tally, of: string, question: Place): Promise<void> {
  const jobs = await account.ask({ ...question, answer: answers.logpushJobs });
  tally.add(
    cf.logpushJob,
    of,
    onePage(jobs, (value) => value.result.length),
  );
  if (!jobs.answered) return;
  for (const { id, dataset, destination_conf: destination, ...job } of jobs.value.result)
    account.found({
      ...{ type: cf.logpushJob, id: String(id), name: `Logpush job ${id}` },
      properties: {
        ...placeOf(question),
        ...(job.name && { name: job.name }),
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

async function lookAtRulesets(account: Account, tally: Tally, of: string, place: Place): Promise<void> {
  const own: { readonly id: string; readonly kind: string; readonly phase?: string; readonly at?: string }[] =
    [];
  const all = await walk(account.ask, {
    ...pagesByCursor({ ...place, answer: answers.rulesets }),
    items: ({ result }) => result,
    key: ({ id }) => id,
    each: ({ id, kind, phase, last_updated: at }) => {
      // Cloudflare's own are the same for everyone.
      if (kind !== "managed") own.push({ id, kind, ...(phase && { phase }), ...(at && { at }) });
    },
  });
  tally.add(cf.ruleset, of, all.seen === "cannot-tell" ? all : { ...all, value: own.length });
  for (const { id, kind, phase, at } of own) {
    const detail = await account.ask({
      path: `${place.path}/{ruleset}`,
      at: { ...place.at, ruleset: id },
      answer: answers.ruleset,
    });
    const { rules, name, description } = detail.answered ? detail.value.result : {};
    account.found({
      ...{ type: cf.ruleset, id, name: `ruleset ${id}` },
      properties: {
        ...placeOf(place),
        ...{ kind, phase: phase ?? null },
        ...(name && { name }),
        ...(description && { description }),
        rules: detail.answered
          ? (rules ?? []).map(({ action_parameters: parameters, action, enabled, expression, ...rule }) => ({
              action: action ?? null,
              enabled: enabled ?? null,
              expression: expression ?? null,
              ...(rule.description && { description: rule.description }),
              // Nobody has sorted out which of them may be written down.
              ...(parameters !== undefined && {
                actionParameters: new Confidential(JSON.stringify(parameters)),
              }),
            }))
          : new Confidential(""),
      },
      ...(at !== undefined && { createdAt: at }),
    });
  }
}

/** Settings of TLS that a single hostname has of its own. */
const ofHostnames = ["min_tls_version", "ciphers"] as const;

async function lookAtHostnames(account: Account, tally: Tally, zone: string): Promise<void> {
  for (const setting of ofHostnames) {
    const reply = await account.ask({
      path: `${base}/{zone}/hostnames/settings/{setting}`,
      at: { zone, setting },
      answer: answers.hostnameSettings,
    });
    tally.add(
      cf.hostnameTlsSetting,
      `${zone} ${setting}`,
      onePage(reply, (value) => value.result.length),
    );
    if (!reply.answered) continue;
    for (const { hostname, value } of reply.value.result)
      account.found({
        type: cf.hostnameTlsSetting,
        id: `${zone}/${hostname}/${setting}`,
        name: `${setting} of ${hostname}`,
        properties: { zoneId: zone, hostname, settingId: setting, value },
      });
  }
}

/** A list of a zone or of an account. */
interface Place {
  readonly path: Question<unknown>["path"];
  readonly at: { readonly zone: string } | { readonly account: string };
}

function placeOf({ at }: Place): Record<string, SeenValue> {
  return "zone" in at ? { zoneId: at.zone } : { accountId: at.account };
}
