import { servePack } from "./lib/pulumi/pack";
import { policies } from "./policies";

servePack(policies);
