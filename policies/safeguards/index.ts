import { servePack } from "../kernel/sdk.ts";
import { safeguards } from "./pack.ts";

servePack(safeguards);
