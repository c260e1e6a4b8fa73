import type { Edge } from "../../../lib/attack/edge";
import { ceBpf } from "../../../lib/attack/edges/ce-bpf";
import { ceDacRead } from "../../../lib/attack/edges/ce-dac-read";
import { ceHostpidPeek } from "../../../lib/attack/edges/ce-hostpid-peek";
import { ceHostprocess } from "../../../lib/attack/edges/ce-hostprocess";
import { ceModule } from "../../../lib/attack/edges/ce-module";
import { ceNsenter } from "../../../lib/attack/edges/ce-nsenter";
import { cePrivileged } from "../../../lib/attack/edges/ce-privileged";
import { ceProcUnmasked } from "../../../lib/attack/edges/ce-proc-unmasked";
import { cePtrace } from "../../../lib/attack/edges/ce-ptrace";
import { ceSysAdmin } from "../../../lib/attack/edges/ce-sys-admin";
import { container, deployment, namespace, object, type Tweaks, UNKNOWN } from "../../support/builders";
import { programIn } from "../../support/declared";
import { stepsIn } from "../support";

/** A pod without a user namespace whose container runs as root and may gain privileges, with changes. */
function web(ofContainer: Tweaks, ofPod: Tweaks = {}) {
  const security = {
    "securityContext.allowPrivilegeEscalation": undefined,
    "securityContext.capabilities": undefined,
  };
  return deployment("shop/web", {
    hostUsers: undefined,
    "securityContext.runAsUser": 0,
    "securityContext.runAsNonRoot": undefined,
    containers: [container({ ...security, ...ofContainer })],
    ...ofPod,
  });
}

function found(edge: Edge, ofContainer: Tweaks, ofPod: Tweaks = {}): string[] {
  return stepsIn(edge, web(ofContainer, ofPod));
}

const adding = (...names: string[]): Tweaks => ({ "securityContext.capabilities": { add: names } });
const root = (certainty: string) => [`Deployment "shop/web" -> root on its node: ${certainty}`];
const privileged: Tweaks = { "securityContext.privileged": true };
const someone: Tweaks = { "securityContext.runAsUser": 10101 };
const unconfined: Tweaks = { "securityContext.appArmorProfile.type": "Unconfined" };
const NOWHERE: string[] = [];

describe("CE_PRIVILEGED", () => {
  test.each<[name: string, ofContainer: Tweaks, ofPod: Tweaks, expected: string[]]>([
    ["as root", privileged, {}, root("confirmed")],
    [
      "as the user of the image",
      privileged,
      { "securityContext.runAsUser": undefined },
      root("confirmed, assuming the image runs as root"),
    ],
    ["as another user, who may become root", privileged, someone, root("possible")],
    ["in a user namespace", privileged, { hostUsers: false }, root("possible")],
    ["in a sandbox", privileged, { runtimeClassName: "gvisor" }, root("possible")],
    ["perhaps", { "securityContext.privileged": UNKNOWN }, {}, root("possible")],
    ["not", { "securityContext.privileged": false }, {}, NOWHERE],
  ])("privileged %s", (_, ofContainer, ofPod, expected) => {
    expect(found(cePrivileged, ofContainer, ofPod)).toEqual(expected);
  });

  test.each([
    ["privileged", 1],
    ["baseline", 0],
    ["restricted", 0],
  ])("in a namespace that enforces %s", (level, steps) => {
    const shop = namespace("shop", { "pod-security.kubernetes.io/enforce": level });
    expect(stepsIn(cePrivileged, web(privileged), shop)).toHaveLength(steps);
  });

  test("in a sandbox by the handler of its RuntimeClass", () => {
    const strict = object("node.k8s.io/v1", "RuntimeClass", "strict", { handler: "runsc" });
    const inIt = web(privileged, { runtimeClassName: "strict" });
    expect(stepsIn(cePrivileged, inIt, strict)).toEqual(root("possible"));
    expect(stepsIn(cePrivileged, inIt)).toEqual(root("confirmed"));
  });
});

test.each<[name: string, edge: Edge, ofContainer: Tweaks, ofPod: Tweaks, expected: string[]]>([
  ["CE_NSENTER", ceNsenter, privileged, { hostPID: true }, root("confirmed")],
  ["CE_NSENTER without the processes of the node", ceNsenter, privileged, {}, NOWHERE],
  ["CE_NSENTER without privileges", ceNsenter, {}, { hostPID: true }, NOWHERE],
  [
    "CE_HOSTPROCESS of a container",
    ceHostprocess,
    { "securityContext.windowsOptions": { hostProcess: true } },
    {},
    root("confirmed"),
  ],
  [
    "CE_HOSTPROCESS of the pod",
    ceHostprocess,
    {},
    { "securityContext.windowsOptions": { hostProcess: true } },
    root("confirmed"),
  ],
  [
    "no CE_HOSTPROCESS in a Windows container",
    ceHostprocess,
    { "securityContext.windowsOptions": { hostProcess: false } },
    {},
    NOWHERE,
  ],
  [
    "CE_PTRACE without AppArmor",
    cePtrace,
    adding("SYS_PTRACE"),
    { hostPID: true, ...unconfined },
    root("confirmed"),
  ],
  ["CE_PTRACE under AppArmor", cePtrace, adding("SYS_PTRACE"), { hostPID: true }, root("possible")],
  ["CE_PTRACE of its own processes", cePtrace, adding("SYS_PTRACE"), unconfined, NOWHERE],
  ["CE_MODULE", ceModule, adding("SYS_MODULE"), {}, root("confirmed")],
  ["CE_MODULE, by its long name", ceModule, adding("CAP_SYS_MODULE"), {}, root("confirmed")],
  ["CE_MODULE by ALL", ceModule, adding("ALL"), {}, root("confirmed")],
  [
    "CE_MODULE by ALL without it",
    ceModule,
    { "securityContext.capabilities": { add: ["ALL"], drop: ["SYS_MODULE"] } },
    {},
    NOWHERE,
  ],
  [
    "CE_MODULE beside the drop of ALL",
    ceModule,
    { "securityContext.capabilities": { add: ["SYS_MODULE"], drop: ["ALL"] } },
    {},
    root("confirmed"),
  ],
  ["CE_MODULE in a user namespace", ceModule, adding("SYS_MODULE"), { hostUsers: false }, NOWHERE],
  ["CE_MODULE of another user", ceModule, adding("SYS_MODULE"), someone, root("possible")],
  [
    "CE_MODULE of another user who gains nothing",
    ceModule,
    { ...adding("SYS_MODULE"), "securityContext.allowPrivilegeEscalation": false },
    someone,
    NOWHERE,
  ],
  ["CE_SYS_ADMIN without AppArmor", ceSysAdmin, adding("SYS_ADMIN"), unconfined, root("confirmed")],
  ["CE_SYS_ADMIN under AppArmor", ceSysAdmin, adding("SYS_ADMIN"), {}, root("possible")],
  ["no CE_SYS_ADMIN by another capability", ceSysAdmin, adding("NET_ADMIN"), unconfined, NOWHERE],
  [
    "CE_DAC_READ, and writing",
    ceDacRead,
    adding("DAC_READ_SEARCH"),
    {},
    ['Deployment "shop/web" -> all files of its node: confirmed', ...root("confirmed")],
  ],
  [
    "CE_DAC_READ without writing",
    ceDacRead,
    { "securityContext.capabilities": { add: ["DAC_READ_SEARCH"], drop: ["ALL"] } },
    {},
    ['Deployment "shop/web" -> all files of its node: confirmed'],
  ],
  ["no CE_DAC_READ by what runtimes give", ceDacRead, {}, {}, NOWHERE],
  ["CE_BPF", ceBpf, adding("BPF", "PERFMON"), {}, root("possible")],
  ["CE_BPF alone", ceBpf, adding("BPF"), {}, NOWHERE],
  ["CE_PROC_UNMASKED", ceProcUnmasked, { "securityContext.procMount": "Unmasked" }, {}, root("possible")],
  [
    "CE_PROC_UNMASKED in a user namespace",
    ceProcUnmasked,
    { "securityContext.procMount": "Unmasked" },
    { hostUsers: false },
    NOWHERE,
  ],
  [
    "CE_HOSTPID_PEEK",
    ceHostpidPeek,
    {},
    { hostPID: true },
    ['Deployment "shop/web" -> files of the pods on its node: possible'],
  ],
  ["CE_HOSTPID_PEEK of one that needs no peeking", ceHostpidPeek, privileged, { hostPID: true }, NOWHERE],
])("%s", (_, edge, ofContainer, ofPod, expected) => {
  expect(found(edge, ofContainer, ofPod)).toEqual(expected);
});

test("what decides is the value that leaves it open", () => {
  const decides = (ofPod: Tweaks) => {
    const { clusters } = programIn({ objects: [web(privileged, ofPod)], notSeen: [] });
    const steps = clusters.flatMap((cluster) => [...(cePrivileged.steps?.(cluster) ?? [])]);
    return steps.map((step) => step.decides?.map(({ path }) => path.replace("spec.template.spec.", "")));
  };
  expect(decides(someone)).toEqual([["securityContext.runAsUser"]]);
  expect(decides({ hostUsers: false })).toEqual([["hostUsers"]]);
  expect(decides({ runtimeClassName: "gvisor" })).toEqual([["runtimeClassName"]]);
  expect(decides({})).toEqual([undefined]);
});
