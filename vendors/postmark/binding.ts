import { providerClass, resourceClass } from "../binding/resource-class.ts";
import { secretText } from "../binding/shape.ts";
import { domainShape, messageStreamShape, serverShape, webhookShape } from "./shapes.ts";

/** The package of the local plugin in `vendors/postmark/plugin`. Only the account token is configured. */
export const postmarkProvider = {
  package: "postmark",
  inputs: { accountToken: secretText },
} as const;

export const PostmarkProvider = providerClass(postmarkProvider);
export const Server = resourceClass(serverShape);
export const MessageStream = resourceClass(messageStreamShape);
export const Domain = resourceClass(domainShape);
export const Webhook = resourceClass(webhookShape);
