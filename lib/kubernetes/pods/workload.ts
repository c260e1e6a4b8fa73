import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import { lookup } from "../../model/lookup";
import type { Truth } from "../../model/value";
import { Pod } from "./pod";

/**
 * Where each kind keeps its pod templates. `[]` goes through the elements of a list, `*` through the values of a
 * map; an empty path is the object itself. Custom resources are those whose published API embeds a pod template.
 */
export const POD_TEMPLATES: Readonly<Record<string, readonly string[]>> = {
  Pod: [""],
  PodTemplate: ["template"],
  ReplicationController: ["spec.template"],
  "apps/Deployment": ["spec.template"],
  "apps/DaemonSet": ["spec.template"],
  "apps/ReplicaSet": ["spec.template"],
  "apps/StatefulSet": ["spec.template"],
  "batch/Job": ["spec.template"],
  "batch/CronJob": ["spec.jobTemplate.spec.template"],
  "actions.github.com/AutoscalingRunnerSet": ["spec.template"],
  "actions.github.com/EphemeralRunnerSet": ["spec.ephemeralRunnerSpec"],
  "agents.x-k8s.io/Sandbox": ["spec.podTemplate"],
  "agents.x-k8s.io/SandboxTemplate": ["spec.podTemplate"],
  "agones.dev/Fleet": ["spec.template.spec.template"],
  "agones.dev/GameServer": ["spec.template"],
  "agones.dev/GameServerSet": ["spec.template.spec.template"],
  "apps.kruise.io/AdvancedCronJob": [
    "spec.template.jobTemplate.spec.template",
    "spec.template.broadcastJobTemplate.spec.template",
  ],
  "apps.kruise.io/BroadcastJob": ["spec.template"],
  "apps.kruise.io/CloneSet": ["spec.template"],
  "apps.kruise.io/DaemonSet": ["spec.template"],
  "apps.kruise.io/StatefulSet": ["spec.template"],
  "apps.kruise.io/UnitedDeployment": ["spec.template.*.spec.template"],
  "apps.openshift.io/DeploymentConfig": ["spec.template"],
  "argoproj.io/AnalysisTemplate": ["spec.metrics[].provider.job.spec.template"],
  "argoproj.io/ClusterAnalysisTemplate": ["spec.metrics[].provider.job.spec.template"],
  "argoproj.io/Experiment": ["spec.templates[].template"],
  "argoproj.io/Rollout": ["spec.template"],
  "batch.volcano.sh/CronJob": ["spec.jobTemplate.spec.tasks[].template"],
  "batch.volcano.sh/Job": ["spec.tasks[].template"],
  "extensions.agents.x-k8s.io/SandboxTemplate": ["spec.podTemplate"],
  "flow.volcano.sh/JobTemplate": ["spec.tasks[].template"],
  "jobset.x-k8s.io/JobSet": ["spec.replicatedJobs[].template.spec.template"],
  "keda.sh/ScaledJob": ["spec.jobTargetRef.template"],
  "kubeflow.org/JAXJob": ["spec.jaxReplicaSpecs.*.template"],
  "kubeflow.org/MPIJob": ["spec.mpiReplicaSpecs.*.template"],
  "kubeflow.org/MXJob": ["spec.mxReplicaSpecs.*.template"],
  "kubeflow.org/Notebook": ["spec.template"],
  "kubeflow.org/PaddleJob": ["spec.paddleReplicaSpecs.*.template"],
  "kubeflow.org/PyTorchJob": ["spec.pytorchReplicaSpecs.*.template"],
  "kubeflow.org/TFJob": ["spec.tfReplicaSpecs.*.template"],
  "kubeflow.org/XGBoostJob": ["spec.xgbReplicaSpecs.*.template"],
  "leaderworkerset.x-k8s.io/LeaderWorkerSet": [
    "spec.leaderWorkerTemplate.leaderTemplate",
    "spec.leaderWorkerTemplate.workerTemplate",
  ],
  "operators.coreos.com/ClusterServiceVersion": ["spec.install.spec.deployments[].spec.template"],
  "ray.io/RayCluster": ["spec.headGroupSpec.template", "spec.workerGroupSpecs[].template"],
  "ray.io/RayCronJob": [
    "spec.jobTemplate.submitterPodTemplate",
    "spec.jobTemplate.rayClusterSpec.headGroupSpec.template",
    "spec.jobTemplate.rayClusterSpec.workerGroupSpecs[].template",
  ],
  "ray.io/RayJob": [
    "spec.submitterPodTemplate",
    "spec.rayClusterSpec.headGroupSpec.template",
    "spec.rayClusterSpec.workerGroupSpecs[].template",
  ],
  "ray.io/RayService": [
    "spec.rayClusterConfig.headGroupSpec.template",
    "spec.rayClusterConfig.workerGroupSpecs[].template",
  ],
  "serving.knative.dev/Configuration": ["spec.template"],
  "serving.knative.dev/Service": ["spec.template"],
  "sources.knative.dev/ContainerSource": ["spec.template"],
  "trainer.kubeflow.org/ClusterTrainingRuntime": [
    "spec.template.spec.replicatedJobs[].template.spec.template",
  ],
  "trainer.kubeflow.org/TrainingRuntime": ["spec.template.spec.replicatedJobs[].template.spec.template"],
};

/** Kinds of the Kubernetes API itself that run pods; the test tables go through all of them. */
export const WORKLOAD_KINDS = Object.entries(POD_TEMPLATES)
  .filter(([type]) => !type.includes(".") || type.startsWith("apps/") || type.startsWith("batch/"))
  .map(([type, paths]) => ({ type, path: paths[0] ?? "" }));

const podsByObject = new WeakMap<DeclaredResource, readonly Pod[]>();

/** The pods that an object runs: one for each pod template it declares, none when it is no workload. */
export function podsOf(object: DeclaredResource): readonly Pod[] {
  let pods = podsByObject.get(object);
  if (pods === undefined) {
    const templates = (lookup(POD_TEMPLATES, object.type) ?? []).flatMap((path) =>
      fieldsAt(object.root, path),
    );
    pods = templates.filter((template) => !template.isAbsent).map((template) => new Pod(object, template));
    podsByObject.set(object, pods);
  }
  return pods;
}

/** Custom kinds whose pods end, though their templates may leave the restart policy to the operator. */
const ENDING_KINDS = [
  "actions.github.com/AutoscalingRunnerSet",
  "actions.github.com/EphemeralRunnerSet",
  "agones.dev/Fleet",
  "agones.dev/GameServer",
  "agones.dev/GameServerSet",
  "apps.kruise.io/AdvancedCronJob",
  "apps.kruise.io/BroadcastJob",
  "argoproj.io/AnalysisTemplate",
  "argoproj.io/ClusterAnalysisTemplate",
  "batch.volcano.sh/CronJob",
  "batch.volcano.sh/Job",
  "flow.volcano.sh/JobTemplate",
  "jobset.x-k8s.io/JobSet",
  "keda.sh/ScaledJob",
  "kubeflow.org/JAXJob",
  "kubeflow.org/MPIJob",
  "kubeflow.org/MXJob",
  "kubeflow.org/PaddleJob",
  "kubeflow.org/PyTorchJob",
  "kubeflow.org/TFJob",
  "kubeflow.org/XGBoostJob",
  "ray.io/RayCronJob",
  "ray.io/RayJob",
  "trainer.kubeflow.org/ClusterTrainingRuntime",
  "trainer.kubeflow.org/TrainingRuntime",
];

/** Whether a pod is meant to run until it is stopped, and not to an end as the pods of a Job. */
export function runsOn(pod: Pod): Truth {
  const policy = pod.at("restartPolicy");
  if (ENDING_KINDS.includes(pod.object.type)) return false;
  return policy.isAbsent || policy.is("Always");
}

/** Whether a pod is there to run code of others, such as that of an agent. */
export function runsUntrustedCode(pod: Pod): Truth {
  return /^(extensions\.)?agents\.x-k8s\.io\//.test(pod.object.type);
}

const ON_EVERY_NODE = ["apps/DaemonSet", "apps.kruise.io/DaemonSet"];

/** Whether a pod runs once on every node that it may run on. */
export function runsOnEveryNode({ object }: Pod): boolean {
  return ON_EVERY_NODE.includes(object.type);
}

/** Whether an object is of a kind that runs pods. */
export function isWorkload(object: DeclaredResource): boolean {
  return lookup(POD_TEMPLATES, object.type) !== undefined;
}

function fieldsAt(root: Field, path: string): Field[] {
  if (path === "") return [root];
  let fields = [root];
  for (const step of path.split(".")) {
    fields = fields.flatMap((field) => {
      if (step === "*") return field.entries().map(([, value]) => value);
      return step.endsWith("[]") ? field.key(step.slice(0, -2)).items() : [field.key(step)];
    });
  }
  return fields;
}
