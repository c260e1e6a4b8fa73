import { POD_TEMPLATES } from "../../lib/kubernetes/pods/workload";
import { document, MARK, table } from "./text";

const MERGED =
  "a part of a pod only: its operator merges it with a pod of its own, and what it leaves out is not missing";
const OTHER = "not a pod template: its controller makes pods from fields of its own";
const EMBEDDED = "whole objects inside another object: check them as manifests of their own";
const MADE = "made by its controller from an object that is read";

/** Kinds of well-known operators that lead to pods and whose pods are not judged, and why. */
const NOT_READ: readonly (readonly [kinds: string, why: string])[] = [
  ["actions.github.com EphemeralRunner, AutoscalingListener", MADE],
  ["actions.summerwind.dev RunnerDeployment, RunnerSet", OTHER],
  ["addons.cluster.x-k8s.io ClusterResourceSet", EMBEDDED],
  ["argoproj.io Workflow, WorkflowTemplate, CronWorkflow, EventSource, Sensor", OTHER],
  ["argoproj.io Application, ApplicationSet", "a source elsewhere, which is not read"],
  ["camel.apache.org Integration", OTHER],
  ["elasticsearch.k8s.elastic.co, kibana.k8s.elastic.co, beat.k8s.elastic.co, agent.k8s.elastic.co", MERGED],
  ["flink.apache.org FlinkDeployment", MERGED],
  ["gateway.envoyproxy.io EnvoyProxy", MERGED],
  [
    "helm.toolkit.fluxcd.io HelmRelease, kustomize.toolkit.fluxcd.io Kustomization",
    "a source elsewhere, which is not read",
  ],
  ["k6.io TestRun", OTHER],
  ["kafka.strimzi.io Kafka, KafkaConnect", MERGED],
  ["kubernetes.crossplane.io Object", EMBEDDED],
  ["kubevirt.io VirtualMachine", "a virtual machine; the pod around it is its operator's"],
  ["machinelearning.seldon.io SeldonDeployment", MERGED],
  ["monitoring.coreos.com Prometheus, Alertmanager, ThanosRuler", MERGED],
  ["opentelemetry.io OpenTelemetryCollector", OTHER],
  ["postgresql.cnpg.io Cluster, acid.zalan.do postgresql", OTHER],
  ["serving.knative.dev Revision", MADE],
  ["serving.kserve.io InferenceService, ServingRuntime", MERGED],
  ["sparkoperator.k8s.io SparkApplication", MERGED],
  ["tekton.dev Task, Pipeline, TaskRun, PipelineRun", OTHER],
  ["work.karmada.io Work, work.open-cluster-management.io ManifestWork", EMBEDDED],
  ["workload.codeflare.dev AppWrapper", EMBEDDED],
];

/** `docs/pod-templates.md`: the kinds whose pods are judged, and those whose pods are not. */
export function podTemplates(): string {
  const read = Object.entries(POD_TEMPLATES).map(([type, paths]) => [
    `\`${type}\``,
    paths.map((path) => (path === "" ? "the object itself" : `\`${path}\``)).join(", "),
  ]);
  return document(
    MARK,
    "# Pod templates",
    "Policies on pods and containers judge the pods of every kind below, each where it keeps its pod templates. `[]` stands for each element of a list, `*` for each value of a map.",
    table(["kind", "where its pods are"], read),
    "## Not read",
    "Pods of other custom resources are not judged, those of these well-known operators among them. Policies on the pods that their operators make need the operators' own settings.",
    table(["kinds", "why"], NOT_READ),
  );
}
