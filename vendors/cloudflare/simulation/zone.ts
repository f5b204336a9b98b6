import type { Behaviour } from "../../simulation/behaviour.ts";
import { textAt } from "../../simulation/json.ts";
import { madeUp } from "../../simulation/token.ts";
import { types } from "../../types.ts";

export const zone: Behaviour = {
  type: types.cloudflare.zone,
  identity: ["name"],
  replaceOn: ["name"],
  id: () => madeUp("", 32),
  computed: () => ({ status: "active", nameServers: ["ns1.sandbox.invalid", "ns2.sandbox.invalid"] }),
};

/** A setting of a zone exists always; the provider's delete does nothing and the last value stays in force. */
export const zoneSetting: Behaviour = {
  type: types.cloudflare.zoneSetting,
  setting: true,
  leaves: (properties) => properties,
  identity: ["zoneId", "settingId"],
  replaceOn: ["zoneId", "settingId"],
  id: (inputs) => `${textAt(inputs, "zoneId")}/${textAt(inputs, "settingId")}`,
  computed: () => ({ editable: true }),
};

export const zoneDnssec: Behaviour = {
  type: types.cloudflare.zoneDnssec,
  setting: true,
  leaves: (properties) => properties,
  identity: ["zoneId"],
  replaceOn: ["zoneId"],
  id: (inputs) => textAt(inputs, "zoneId"),
};

export const dnsRecord: Behaviour = {
  type: types.cloudflare.dnsRecord,
  identity: ["zoneId", "name", "type", "content"],
  replaceOn: ["zoneId"],
  id: () => madeUp("", 32),
};
