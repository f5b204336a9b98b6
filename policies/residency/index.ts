import { servePack } from "../kernel/sdk.ts";
import { residency } from "./pack.ts";

servePack(residency);
