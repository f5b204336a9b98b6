import { isUnder } from "../../../register/hosts.ts";
import { types } from "../../../vendors/types.ts";
import { hostsNamed } from "../../kernel/hostnames.ts";
import { oncePerStack } from "../../kernel/once-per-stack.ts";
import { defineRule } from "../../kernel/rule.ts";
import { textsOf } from "../../kernel/texts.ts";
import { r2Host } from "../declared-place.ts";

const ownEndpoints = oncePerStack((stack) => {
  const ids = stack.ofType(types.cloudflare.r2Bucket).map((bucket) => bucket.read("accountId").value);
  return new Set(ids.flatMap((id) => hostsNamed(`${id}.${r2Host()}`)));
});

export const r2EndpointOfOwnAccount = defineRule({
  id: "r2-endpoint-of-own-account",
  severity: "high",
  clauses: ["r2-jurisdiction"],
  description: "Every R2 endpoint in the stack is that of the account which holds the stack's buckets.",
  remediation: "Build the endpoint from the account id of the buckets.",
  subjects: { types: "every" },
  messages: { foreign: "{path} names the R2 endpoint of an account that holds no bucket of this stack." },
  checkInStack(subject, stack, violated) {
    const own = ownEndpoints(stack);
    for (const { path, text } of textsOf(subject)) {
      if (!text.toLowerCase().includes(r2Host())) continue;
      const endpoints = hostsNamed(text).filter((host) => isUnder(host, r2Host()));
      if (endpoints.some((host) => !own.has(host))) violated("foreign", { path });
    }
  },
});
