import type { Value, ValueMap } from "../../lib/model/value";
import type { ProgramResource } from "../../lib/program/clusters";
import { deployment, type Manifest, namespace, object, type Tweaks } from "../../test/support/builders";

/** A program with workloads and all that belongs to them over namespaces of 40 objects each. */
export function workloads(objects: number): ProgramResource[] {
  return manifests(objects).map((properties) => ({
    name: "",
    declaration: { urn: null, type: "", properties },
  }));
}

/** The objects of `workloads`; pods differ from the minimal one by these tweaks in turn. */
export function manifests(objects: number, pods: readonly Tweaks[] = [{}]): Manifest[] {
  const written: Manifest[] = [];
  for (let index = 0; written.length < objects; index++) {
    const shop = `shop-${Math.floor(index / 4)}`;
    const name = `app-${index}`;
    written.push(...workload(shop, name, pods[index % pods.length] ?? {}), ...network(shop, name));
    if (index % 4 === 3) written.push(namespace(shop));
  }
  return written.slice(0, objects);
}

/** A Deployment with its volume, account, rights, replicas and configuration. */
function workload(shop: string, name: string, pod: Tweaks): Manifest[] {
  const volumes = [{ name: "data", persistentVolumeClaim: { claimName: name } }];
  const scaleTargetRef = { kind: "Deployment", name };
  const app = `${shop}/${name}`;
  return [
    deployment(
      app,
      { hostUsers: undefined, volumes, ...pod },
      { "spec.template.metadata": { labels: { app: name } } },
    ),
    object("v1", "ServiceAccount", app),
    object("v1", "ConfigMap", app, { data: { mode: "production" } }),
    object("autoscaling/v2", "HorizontalPodAutoscaler", app, {
      spec: { scaleTargetRef, minReplicas: 2, maxReplicas: 9 },
    }),
    object("policy/v1", "PodDisruptionBudget", app, {
      spec: { selector: { matchLabels: { app: name } }, maxUnavailable: 1 },
    }),
    object("rbac.authorization.k8s.io/v1", "Role", app, {
      rules: [{ apiGroups: [""], resources: ["pods"], verbs: ["get"] }],
    }),
    object("rbac.authorization.k8s.io/v1", "RoleBinding", app, {
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name },
      subjects: [{ kind: "ServiceAccount", name, namespace: shop }],
    }),
  ];
}

/** How the Deployment of a name is reached. */
function network(shop: string, name: string): Manifest[] {
  const app = `${shop}/${name}`;
  const paths = [{ path: "/", backend: { service: { name } } }];
  return [
    object("networking.k8s.io/v1", "Ingress", app, {
      spec: { ingressClassName: "nginx", rules: [{ host: `${name}.example.com`, http: { paths } }] },
    }),
    object("v1", "Service", app, {
      spec: { type: "LoadBalancer", selector: { app: name }, ports: [{ port: 80 }] },
    }),
    object("networking.k8s.io/v1", "NetworkPolicy", app, {
      spec: { podSelector: { matchLabels: { app: name } } },
    }),
  ];
}

const urnOf = (type: string, name: string) => `urn:pulumi:dev::shop::${type}::${name}`;

/** A program of identities, nodes and what runs on them, ten resources for each application. */
export function cloudAndWorkloads(count: number): ProgramResource[] {
  return Array.from({ length: count / 10 }, (_, index) => application(`app-${index}`)).flat();
}

function application(name: string): ProgramResource[] {
  const role = urnOf("aws:iam/role:Role", name);
  const arn = `arn:aws:iam::111122223333:role/${name}`;
  const at = (type: string, properties: ValueMap, property?: string): ProgramResource => ({
    name,
    declaration: {
      urn: urnOf(type, name),
      type,
      properties,
      dependencies: property === undefined ? {} : { [property]: [role] },
    },
  });
  return [
    at("aws:iam/role:Role", { name, assumeRolePolicy: trustOf(name) }),
    at("aws:iam/rolePolicyAttachment:RolePolicyAttachment", { role: name, policyArn: READ_ONLY }, "role"),
    at("aws:iam/rolePolicy:RolePolicy", { role: name, policy: statement("s3:GetObject", name) }, "role"),
    at("kubernetes:core/v1:ServiceAccount", accountOf(name, arn), "metadata"),
    at("kubernetes:apps/v1:Deployment", deployment(`${name}/${name}`, { serviceAccountName: name })),
    at("aws:eks/nodeGroup:NodeGroup", { clusterName: "shop", nodeRoleArn: arn, launchTemplate: { name } }),
    at("aws:ec2/launchTemplate:LaunchTemplate", { name, userData: USER_DATA }),
    at("aws:ec2/securityGroup:SecurityGroup", { ingress: [INGRESS] }),
    at("gcp:container/nodePool:NodePool", { cluster: "shop", nodeConfig: { serviceAccount: `${name}@p` } }),
    at("gcp:serviceaccount/account:Account", { accountId: name }),
  ];
}

const READ_ONLY = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess";
const USER_DATA = Buffer.from(
  "#!/bin/bash\n/etc/eks/bootstrap.sh shop --kubelet-extra-args '--node-labels=tier=web'\n",
).toString("base64");
const INGRESS: Value = { protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["10.0.0.0/8"] };

function accountOf(name: string, arn: string): ValueMap {
  const annotations = { "eks.amazonaws.com/role-arn": arn };
  return { apiVersion: "v1", kind: "ServiceAccount", metadata: { name, namespace: name, annotations } };
}

function statement(action: string, bucket: string): string {
  const resource = `arn:aws:s3:::${bucket}/*`;
  return JSON.stringify({ Statement: [{ Effect: "Allow", Action: action, Resource: resource }] });
}

function trustOf(name: string): string {
  const issuer = "oidc.eks.eu-west-1.amazonaws.com/id/SHOP";
  const subject = { [`${issuer}:sub`]: `system:serviceaccount:${name}:${name}` };
  return JSON.stringify({
    Statement: [
      {
        Effect: "Allow",
        Principal: { Federated: `arn:aws:iam::111122223333:oidc-provider/${issuer}` },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: { StringEquals: subject },
      },
    ],
  });
}
