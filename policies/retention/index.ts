import { servePack } from "../kernel/sdk.ts";
import { retention } from "./pack.ts";

servePack(retention);
