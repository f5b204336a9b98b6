import { ok, type Route } from "../../simulation/front.ts";
import { type JsonObject, textAt } from "../../simulation/json.ts";
import type { HeldObject } from "../../simulation/store.ts";
import { types } from "../../types.ts";
import { counted, failure, inAccount, inServer } from "./answers.ts";

/** What the account token opens: servers with their tokens, domains, senders. */
export const accountRoutes: readonly Route[] = [
  {
    path: "/servers",
    answer: (question, desk) =>
      inAccount(desk, () => {
        const servers = desk.store
          .ofType(types.postmark.server)
          .filter(({ properties }) => textAt(properties, "name").includes(question.query.get("name") ?? ""));
        return counted("Servers", question, {
          total: servers.length,
          rows: (offset, count) => servers.slice(offset, offset + count).map(server),
        });
      }),
  },
  {
    path: "/servers/:server",
    answer: (_question, desk) =>
      inAccount(desk, () => {
        const held = desk.store.get(types.postmark.server, desk.named.server ?? "");
        return held ? ok(server(held)) : failure(404, 0, "The server was not found.");
      }),
  },
  { path: "/server", answer: (_question, desk) => inServer(desk, (held) => ok(server(held))) },
  {
    path: "/domains",
    answer: (question, desk) =>
      inAccount(desk, () => {
        const domains = desk.store.ofType(types.postmark.domain);
        return counted("Domains", question, {
          total: domains.length,
          rows: (offset, count) => domains.slice(offset, offset + count).map(domain),
        });
      }),
  },
  {
    path: "/domains/:domain",
    answer: (_question, desk) =>
      inAccount(desk, () => {
        const held = desk.store.get(types.postmark.domain, desk.named.domain ?? "");
        return held
          ? ok({
              ...domain(held),
              SPFHost: textAt(held.properties, "name"),
              SPFTextValue: "v=spf1 a mx include:spf.mtasv.net ~all",
              DKIMHost: textAt(held.properties, "dkimHost"),
              DKIMTextValue: textAt(held.properties, "dkimTextValue"),
              DKIMPendingHost: "",
              DKIMPendingTextValue: "",
              DKIMRevokedHost: "",
              DKIMRevokedTextValue: "",
              SafeToRemoveRevokedKeyFromDNS: false,
              DKIMUpdateStatus: "Verified",
              ReturnPathDomain: textAt(held.properties, "returnPathDomain"),
              ReturnPathDomainCNAMEValue: "pm.mtasv.net",
            })
          : failure(404, 0, "The domain was not found.");
      }),
  },
  {
    path: "/senders",
    answer: (question, desk) =>
      inAccount(desk, () => {
        const senders = desk.store.ofType("postmark:index:SenderSignature");
        return counted("SenderSignatures", question, {
          total: senders.length,
          rows: (offset, count) => senders.slice(offset, offset + count).map(sender),
        });
      }),
  },
];

function server({ id, properties }: HeldObject): JsonObject {
  const flag = (name: string) => properties[name] === true;
  return {
    ID: Number(id),
    Name: textAt(properties, "name"),
    ApiTokens: [textAt(properties, "apiToken")],
    Color: textAt(properties, "color") || "Purple",
    ServerLink: textAt(properties, "serverLink"),
    DeliveryType: textAt(properties, "deliveryType") || "Live",
    SmtpApiActivated: flag("smtpApiActivated"),
    RawEmailEnabled: flag("rawEmailEnabled"),
    TrackOpens: flag("trackOpens"),
    TrackLinks: textAt(properties, "trackLinks") || "None",
    IncludeBounceContentInHook: flag("includeBounceContentInHook"),
    EnableSmtpApiErrorHooks: flag("enableSmtpApiErrorHooks"),
    PostFirstOpenOnly: flag("postFirstOpenOnly"),
    InboundAddress: textAt(properties, "inboundAddress"),
    InboundHash: textAt(properties, "inboundAddress").split("@")[0] ?? "",
    InboundDomain: textAt(properties, "inboundDomain"),
    InboundSpamThreshold: Number(properties.inboundSpamThreshold ?? 0),
    ...Object.fromEntries(
      ["InboundHookUrl", "BounceHookUrl", "OpenHookUrl", "DeliveryHookUrl", "ClickHookUrl"].map((name) => [
        name,
        textAt(properties, `${name.charAt(0).toLowerCase()}${name.slice(1)}`),
      ]),
    ),
  };
}

function sender({ id, properties }: HeldObject): JsonObject {
  return {
    ID: Number(id),
    Name: textAt(properties, "name"),
    EmailAddress: `${textAt(properties, "name")}@example.invalid`,
    ReplyToEmailAddress: "",
    Domain: "example.invalid",
    Confirmed: true,
  };
}

function domain({ id, properties }: HeldObject): JsonObject {
  return {
    ID: Number(id),
    Name: textAt(properties, "name"),
    SPFVerified: true,
    DKIMVerified: properties.dkimVerified === true,
    WeakDKIM: false,
    ReturnPathDomainVerified: properties.returnPathDomainVerified === true,
  };
}
