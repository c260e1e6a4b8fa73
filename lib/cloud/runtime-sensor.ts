import type { Cluster } from "../kubernetes/cluster";
import { runsAgent } from "../kubernetes/node-agent";
import type { DeclaredResource } from "../model/declared-resource";
import { allOf, anyOf, type Truth } from "../model/value";
import { addonsOf } from "./aws/eks-addon";

/** Sensors that run on each node, and the custom resources whose operator runs one. */
const SENSOR = {
  images: [
    /(^|\/)falco(-no-driver|-distroless)?$/,
    /(^|\/)tetragon$/,
    /(^|\/)tracee$/,
    /(^|\/)kubearmor(-init)?$/,
    /^sysdig\/agent(-slim)?$/,
    /(^|\/)falcon-sensor$/,
    /(^|\/)neuvector\/enforcer$/,
    /(^|\/)stackrox-?collector|(^|\/)rhacs-collector/,
    /(^|\/)node-agent\/kubescape|^kubescape\/node-agent$/,
  ],
  operated: ["falcosecurity.dev/Falco", "instance.falcosecurity.dev/Falco", "aquasecurity.github.io/Tracee"],
};

/**
 * Whether something of the program watches the processes of running containers: a DaemonSet of a known sensor, a
 * resource whose operator runs one, or the sensor of the cloud that hosts the cluster. Unknown where part of the
 * program was not seen, or an image is not known.
 */
export function hasRuntimeSensor(cluster: Cluster, managed: DeclaredResource): Truth {
  return anyOf([runsAgent(cluster, SENSOR), hasSensorOfCloud(cluster, managed)]);
}

/** Defender of AKS, and GuardDuty's agent as an add-on of EKS. */
function hasSensorOfCloud({ cloud }: Cluster, managed: DeclaredResource): Truth {
  const addons = addonsOf(managed, cloud);
  return anyOf([
    managed.at("securityProfile.defender.securityMonitoring.enabled").is(true),
    managed.at("microsoftDefender").isSet,
    ...addons.map(({ addon, isOwn }) => allOf([isOwn, addon.at("addonName").is("aws-guardduty-agent")])),
  ]);
}
