import { asNamed, firstId, type Plant } from "../../simulation/plant.ts";
import { types } from "../../types.ts";
import { keptBounce, keptMessage as keptMail, keptSuppression, sentMessage } from "./messages.ts";

const { postmark } = types;

/** What can be put at the vendor behind the engine's back. */
export const plants: Readonly<Record<string, Plant>> = {
  server: { type: postmark.server, inputs: (name) => ({ name, deliveryType: "Live" }) },
  stream: {
    type: postmark.messageStream,
    inputs: (name, store) => ({
      serverId: firstId(store, postmark.server),
      streamId: name,
      name,
      messageStreamType: "Transactional",
    }),
  },
  webhook: {
    type: postmark.webhook,
    inputs: (name, store) => ({
      serverId: firstId(store, postmark.server),
      url: `https://${name}.example.invalid/`,
      messageStream: "outbound",
      triggers: { delivery: { enabled: true } },
    }),
  },
  domain: {
    type: postmark.domain,
    inputs: (name) => ({ name: `${name}.example.invalid` }),
  },
  sender: {
    type: "postmark:index:SenderSignature",
    inputs: (name) => ({ name }),
  },
  message: {
    kind: keptMail,
    owner: (store) => `${firstId(store, postmark.server)}/outbound`,
    id: asNamed,
  },
  sent: {
    kind: sentMessage,
    owner: (store) => `${firstId(store, postmark.server)}/outbound`,
    id: asNamed,
  },
  bounce: { kind: keptBounce, owner: (store) => firstId(store, postmark.server), id: asNamed },
  suppression: {
    kind: keptSuppression,
    owner: (store) => `${firstId(store, postmark.server)}/outbound`,
    id: (name) => `${name}@example.invalid`,
  },
};
