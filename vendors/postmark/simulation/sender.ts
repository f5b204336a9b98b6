import type { Behaviour } from "../../simulation/behaviour.ts";

/** An address that mail may come from; nobody but a person makes one. */
export const senderSignature: Behaviour = {
  type: "postmark:index:SenderSignature",
  id: (_inputs, vendor) => String(9000 + vendor.next("postmark/sender")),
};
