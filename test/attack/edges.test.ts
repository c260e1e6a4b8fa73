import { existsSync, readdirSync, readFileSync } from "node:fs";
import { EDGES } from "../../lib/attack/edges";
import { CATEGORIES } from "../../lib/policy/define";
import { BOUNDARIES, THREATS } from "../../lib/policy/threat-model";

/** The steps that the specification of the graph asks for. */
const SPECIFIED =
  "ADMISSION_CTRL ANON_API ANYAUTH_API APISERVICE_BACKEND ATTACH AWS_AUTH AZURE_POD_IDENTITY AZURE_WI BIND_ROLE BOUND CE_BPF CE_CGROUP_RW CE_CONTROLPLANE_FILES CE_CORE_PATTERN CE_DAC_READ CE_HOSTIPC CE_HOSTNET_ADMIN CE_HOSTNET_SNIFF CE_HOSTPATH_READ CE_HOSTPATH_TOKENS CE_HOSTPATH_WRITE CE_HOSTPID_PEEK CE_HOSTPROCESS CE_KERNEL CE_KUBELET_CRED CE_MODULE CE_NSENTER CE_PRIVILEGED CE_PROC_UNMASKED CE_PTRACE CE_PV_HOSTPATH CE_RAWIO CE_SOCK CE_SYS_ADMIN CE_SYS_BOOT CE_VAR_LOG CLOUD_ASSUME CLOUD_POLICY CLOUD_TO_CLUSTER CLOUD_TO_NODE CLUSTER_ADMIN CONTROLLER_CRD CRD_CONVERSION_BACKEND CREATE_WORKLOAD CREATE_WORKLOAD_ESCAPE CSI_SECRET CSR DEBUG_POD DESTROY EKS_POD_IDENTITY ENV_CRED ESCALATE_ROLE EXEC EXPOSE_EXTERNAL_IP EXPOSE_GATEWAY EXPOSE_HOSTPORT EXPOSE_INGRESS EXPOSE_LB EXPOSE_MESH EXPOSE_NODEPORT FORGE_TOKEN_SECRET GKE_WI GRANTS IMPERSONATE IRSA IRSA_WIDE_TRUST MINT_TOKEN NETPOL_TAMPER NET_PLAINTEXT_DB NET_REACH NET_SPOOF NET_TO_API NET_TO_IMDS NET_TO_KUBELET NET_UNAUTH_ADMIN NODE_CONTROLPLANE NODE_IDENTITY NODE_METADATA NODE_PODS NODE_PODSTEAL NODE_PROXY NODE_SECRETS NODE_TOKENS NS_ADMIN NS_PATCH PATCH_WORKLOAD PORT_FORWARD PROXY_POD PV_HOSTPATH READ_CONFIG_MOUNT READ_PVC READ_SECRETS READ_SECRET_MOUNT REGISTRY_PUSH REPLACE_IMAGE SECRET_FROM_CLOUD SECRET_IS_TOKEN SHARE_NET SHARE_PS SHARE_VOL SUPPLY_IMAGE SVC_TO_POD TOKEN_MOUNT TRAFFIC_HIJACK WEBHOOK_BACKEND WEBHOOK_FAIL_OPEN "
    .trim()
    .split(" ");

const leftOut = JSON.parse(readFileSync("docs/decisions/attack-edges-left-out.json", "utf8")) as {
  readonly id: string;
  readonly reason: string;
}[];
const ids = EDGES.map(({ id }) => id);

test("every step that is specified is there, or is left out with a reason, and not both", () => {
  const without = leftOut.map(({ id }) => id);
  expect(SPECIFIED.filter((id) => !ids.includes(id) && !without.includes(id))).toEqual([]);
  expect(without.filter((id) => ids.includes(id))).toEqual([]);
  expect(leftOut.filter(({ reason }) => reason.length < 20)).toEqual([]);
});

test("ids are there once, and each is the name of its file", () => {
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  const fileOf = (id: string) => `lib/attack/edges/${id.toLowerCase().replaceAll("_", "-")}.ts`;
  expect(ids.filter((id) => !existsSync(fileOf(id)))).toEqual([]);
});

test.each(EDGES.map((edge) => [edge.id, edge] as const))("%s has metadata of the threat model", (_, edge) => {
  expect(CATEGORIES).toContain(edge.category);
  if (edge.boundary !== undefined) expect(Object.keys(BOUNDARIES)).toContain(edge.boundary);
  if (edge.effort !== "structural") expect(edge.mitre).not.toEqual([]);
  expect(edge.mitre.filter((id) => !/^T\d{4}(\.\d{3})?$/.test(id))).toEqual([]);
  expect(edge.threats.filter((id) => !(id in THREATS))).toEqual([]);
  expect(edge.title).toMatch(/^[a-z][^.]+$/);
});

test("every step has a table of cases in the tests", () => {
  const files = readdirSync("test/attack/edges").map((file) =>
    readFileSync(`test/attack/edges/${file}`, "utf8"),
  );
  const named = files.flatMap((text) => [...text.matchAll(/edges\/([a-z-]+)"/g)].map(([, name]) => name));
  expect(ids.filter((id) => !named.includes(id.toLowerCase().replaceAll("_", "-")))).toEqual([]);
});
