import { type Answer, cannotTell, complete, partial } from "../../observation/answer.ts";
import type { Account } from "../../observation/reader.ts";
import { token, tokenDetails } from "./answers.ts";

/** What the token says of itself: whose, until when, and by its own policies what it may do. */
export async function lookAtKey({ ask, checked }: Account, account: string): Promise<void> {
  const at = { account };
  const verified = await ask({ path: "/client/v4/accounts/{account}/tokens/verify", at, answer: token });
  const variable = "OBSERVE_CLOUDFLARE_API_TOKEN";
  if (!verified.answered)
    return checked({ variable, kind: cannotTell(verified.why), may: cannotTell(verified.why) });
  const { id, status, expires_on: expires } = verified.value.result;
  const details = await ask({
    path: "/client/v4/accounts/{account}/tokens/{token}",
    at: { account, token: id },
    answer: tokenDetails,
  });
  checked({
    variable,
    kind: complete(`token of the account, ${status}`, "the vendor says it of the key"),
    may: details.answered ? groupsOf(details.value.result.policies) : cannotTell(details.why),
    ...(expires && { expiresAt: expires }),
  });
}

function groupsOf(
  policies: readonly { readonly permission_groups: readonly { readonly name?: string | undefined }[] }[],
): Answer<readonly string[]> {
  const groups = policies.flatMap(({ permission_groups }) => permission_groups.map(({ name }) => name));
  const named = groups.filter((name) => name !== undefined);
  if (named.length < groups.length) return partial(named, "it does not name every group");
  return complete(named, "the token's own policies");
}
