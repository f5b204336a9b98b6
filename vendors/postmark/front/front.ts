import type { Front } from "../../simulation/front.ts";
import { textAt } from "../../simulation/json.ts";
import { types } from "../../types.ts";
import { accountRoutes } from "./account.ts";
import { failure } from "./answers.ts";
import { messageRoutes } from "./messages.ts";
import { streamRoutes } from "./streams.ts";

/** Postmark's REST interface. Every token of its opens everything of the account, or of one server. */
export const postmarkFront: Front = {
  hosts: ["api.postmarkapp.com"],
  routes: [...accountRoutes, ...streamRoutes, ...messageRoutes],
  credential: ({ headers }) => headers["x-postmark-server-token"] ?? headers["x-postmark-account-token"],
  ownKeys: (store) =>
    store
      .ofType(types.postmark.server)
      .map(({ id, properties }) => ({ secret: textAt(properties, "apiToken"), kind: `server ${id}` })),
  unauthorised: () => failure(401, 10, "No valid token was supplied in the HTTP headers."),
  forbidden: () => failure(401, 10, "The token you provided may not be used for this."),
  notFound: () => failure(404, 0, "The resource was not found."),
  notAllowed: () => failure(405, 0, "The method is not allowed."),
};
