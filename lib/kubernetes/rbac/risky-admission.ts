import { all, ofEach, type RiskyPermission, some, someBut, writes } from "./risky-permission";

const ADMISSION = "admissionregistration.k8s.io";
const WEBHOOKS = "mutatingwebhookconfigurations validatingwebhookconfigurations";
const POLICIES =
  "mutatingadmissionpolicies mutatingadmissionpolicybindings validatingadmissionpolicies validatingadmissionpolicybindings";

/** SecurityContextConstraints of OpenShift that allow no more than Pod Security's restricted level does. */
const STRICT_CONSTRAINTS = /^(restricted|nonroot)(-v\d+)?$/;

/** Custom resources that make a controller run code, by API group. */
const RUN_BY_CONTROLLERS = {
  "argoproj.io":
    "applications applicationsets clusterworkflowtemplates cronworkflows workflows workflowtemplates",
  "helm.cattle.io": "helmcharts",
  "helm.toolkit.fluxcd.io": "helmreleases",
  "kustomize.toolkit.fluxcd.io": "kustomizations",
  "tekton.dev": "pipelineruns pipelines taskruns tasks",
  "serving.knative.dev": "configurations services",
  "kubeflow.org": "mpijobs pytorchjobs tfjobs xgboostjobs",
  "sparkoperator.k8s.io": "scheduledsparkapplications sparkapplications",
  "ray.io": "rayclusters rayjobs rayservices",
  "kubevirt.io": "virtualmachineinstances virtualmachines",
  "apps.kruise.io": "clonesets daemonsets statefulsets",
  "pulumi.com": "stacks",
  "auto.pulumi.com": "workspaces",
};

/** Custom resources that make a controller act in the cloud, or hand its secrets out. */
const CLOUD_CONTROLLERS = {
  "external-secrets.io":
    "clusterexternalsecrets clustersecretstores externalsecrets pushsecrets secretstores",
  "secrets-store.csi.x-k8s.io": "secretproviderclasses",
  "iam.services.k8s.aws": "policies roles users",
  "iam.aws.upbound.io": "policies rolepolicyattachments roles users",
  "iam.cnrm.cloud.google.com": "iampartialpolicies iampolicies iampolicymembers iamserviceaccounts",
  "karpenter.sh": "nodeclaims nodepools",
  "karpenter.k8s.aws": "ec2nodeclasses",
  "cluster.x-k8s.io": "clusters machinedeployments machinepools machines machinesets",
  "bootstrap.cluster.x-k8s.io": "kubeadmconfigs kubeadmconfigtemplates",
};

/** A new policy needs a binding; one that is bound already needs none. */
function boundPolicy(policies: string, bindings: string) {
  const changes = some("update patch", ADMISSION, policies);
  return [writes(ADMISSION, policies), [...writes(ADMISSION, bindings), ...changes]];
}

/** Permissions on what the control plane and other controllers obey. */
export const DANGEROUS_ADMISSION = {
  admission: [
    {
      id: "write-mutating-admission",
      title: "rewrite objects as they are admitted",
      severity: "critical",
      mitre: ["T1546", "T1556"],
      why: "A webhook anywhere on the Internet is enough to put a privileged container into every pod, or rules into every role.",
      needs: [writes(ADMISSION, "mutatingwebhookconfigurations")],
    },
    {
      id: "write-mutating-policies",
      title: "rewrite objects by an admission policy",
      severity: "critical",
      mitre: ["T1546", "T1556"],
      why: "An expression is enough to put a privileged container into every pod, or rules into every role.",
      needs: boundPolicy("mutatingadmissionpolicies", "mutatingadmissionpolicybindings"),
    },
    {
      id: "write-validating-admission",
      title: "see and refuse objects as they are admitted",
      severity: "high",
      mitre: ["T1556", "T1499"],
      why: "A webhook is sent every object, Secrets included, and can refuse them all.",
      needs: [writes(ADMISSION, "validatingwebhookconfigurations")],
    },
    {
      id: "write-validating-policies",
      title: "refuse objects by an admission policy",
      severity: "high",
      mitre: ["T1499"],
      why: "One expression can refuse every request to the API server, repairs included.",
      needs: boundPolicy("validatingadmissionpolicies", "validatingadmissionpolicybindings"),
    },
    {
      id: "disable-admission",
      title: "remove or weaken admission webhooks and policies",
      severity: "high",
      mitre: ["T1562.001"],
      why: "What the webhooks and policies forbade is allowed again, and what they added is missing.",
      needs: [
        [
          ...some("delete deletecollection", ADMISSION, WEBHOOKS),
          ...some("delete deletecollection", ADMISSION, POLICIES),
          ...some("update patch", ADMISSION, POLICIES),
        ],
      ],
    },
    {
      id: "write-policy-engines",
      title: "write the policies of Kyverno or Gatekeeper",
      severity: "high",
      mitre: ["T1556", "T1562.001"],
      why: "Policies that mutate or generate act with the rights of the engine.",
      needs: [
        ofEach(
          {
            "kyverno.io": "clusterpolicies policies policyexceptions",
            "mutations.gatekeeper.sh": "assign assignimage assignmetadata modifyset",
            "templates.gatekeeper.sh": "constrainttemplates",
          },
          writes,
        ),
      ],
    },
    {
      id: "write-api-services",
      title: "replace parts of the API",
      severity: "high",
      mitre: ["T1557"],
      why: "Requests of others, with their contents, go to the attacker's server.",
      needs: [writes("apiregistration.k8s.io", "apiservices")],
    },
    {
      id: "write-custom-resource-definitions",
      title: "write custom resource definitions",
      severity: "high",
      mitre: ["T1546"],
      why: "A conversion webhook reads and changes every custom resource of the kind.",
      needs: [writes("apiextensions.k8s.io", "customresourcedefinitions")],
    },
  ],
  "security-context-constraints": [
    {
      id: "use-security-context-constraints",
      title: "use SecurityContextConstraints beyond restricted and nonroot",
      severity: "high",
      mitre: ["T1611"],
      why: "With the right to create pods, pods with more rights on their node are admitted.",
      needs: [someBut("use", "security.openshift.io", "securitycontextconstraints", STRICT_CONSTRAINTS)],
    },
  ],
  namespaces: [
    {
      id: "change-namespaces",
      title: "change namespaces",
      severity: "high",
      mitre: ["T1562.001"],
      why: "Without its labels, Pod Security admits privileged pods; with others, network policies let the namespace in.",
      needs: [some("update patch", "", "namespaces")],
    },
    {
      id: "create-namespaces",
      title: "create namespaces",
      severity: "medium",
      mitre: ["T1610"],
      why: "A namespace without labels admits privileged pods.",
      needs: [all("create", "", "namespaces")],
    },
  ],
  controllers: [
    {
      id: "write-run-by-controllers",
      title: "write custom resources that a controller runs",
      severity: "high",
      mitre: ["T1072"],
      why: "The controller runs the code, or applies the objects, with its own rights.",
      needs: [ofEach(RUN_BY_CONTROLLERS, writes)],
    },
    {
      id: "write-cloud-controllers",
      title: "write custom resources that act in the cloud",
      severity: "high",
      mitre: ["T1072", "T1552"],
      why: "The controller makes nodes, roles or keys, or fetches secrets, with its own rights in the cloud.",
      needs: [ofEach(CLOUD_CONTROLLERS, writes)],
    },
  ],
} satisfies Readonly<Record<string, readonly RiskyPermission[]>>;
