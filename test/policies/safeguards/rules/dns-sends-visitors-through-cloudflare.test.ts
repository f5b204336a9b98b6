import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { dnsSendsVisitorsThroughCloudflare } from "../../../../policies/safeguards/rules/dns-sends-visitors-through-cloudflare.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { application, linked, record, unknown } from "../resources.ts";

describeRule(dnsSendsVisitorsThroughCloudflare, {
  pass: [
    [record({ type: "CNAME", content: "web.onrender.com", proxied: true })],
    [linked(record({ type: "CNAME", content: UNKNOWN, proxied: true }), "content", application())],
    [
      record({ type: "CNAME", content: "web.onrender.com", proxied: true }),
      record({ type: "CNAME", content: "elsewhere.example", proxied: false }),
      record({ type: "TXT", content: "web.onrender.com" }),
      linked(record({ type: "CNAME", content: UNKNOWN }), "content", resource(types.postmark.domain)),
    ],
  ],
  fail: [
    {
      stack: [record({ type: "CNAME", content: "web.onrender.com", proxied: false })],
      says: ["proxied is false; the record points at the application on Render."],
    },
    ...["web.onrender.com.", "WEB.OnRender.COM", " web.onrender.com ", "web。onrender.com"].map(
      (content) => ({
        stack: [record({ type: "cname", content, proxied: false })],
        says: ["proxied is false; the record points at the application on Render."],
      }),
    ),
  ],
  omitted: [
    {
      stack: [linked(record({ type: "CNAME", content: UNKNOWN }), "content", application())],
      says: ["proxied is omitted (vendor default false); the record points at the application on Render."],
    },
  ],
  unknown: [
    { stack: [record({ type: "CNAME", content: UNKNOWN, proxied: true })], says: [unknown("content")] },
    {
      stack: [record({ type: "CNAME", content: "web.onrender.com", proxied: UNKNOWN })],
      says: [unknown("proxied")],
    },
  ],
});
