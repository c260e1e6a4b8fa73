import { MANAGED_NODES } from "../../lib/cloud/aws/node-template";
import { namedBy } from "../../lib/cloud/shared/links";
import { minorOf } from "../../lib/cloud/version-support";
import { EKS, EKS_NATIVE } from "../../lib/model/cloud-types";
import type { Field } from "../../lib/model/field";
import type { Issue } from "../../lib/model/issue";
import type { Resources } from "../../lib/model/resources";
import { allOf, type Truth, UNKNOWN } from "../../lib/model/value";

/** The minor versions that a kubelet may be older than its API server. */
const MOST = 3;

/**
 * The issues on node groups of EKS that fix a version more than three minors older than that of their cluster.
 * Source: https://kubernetes.io/releases/version-skew-policy/#kubelet.
 */
export function skewIssues(cloud: Resources): (Issue | undefined)[] {
  return cloud.of(...MANAGED_NODES).flatMap((group) => {
    const name = group.at("clusterName");
    return namedBy(name, [name], cloud, [EKS, EKS_NATIVE]).map(({ identity, isCertain }) => {
      const version = group.at("version");
      const sentence = `must not stay more than ${MOST} minor versions behind ${identity.title}`;
      return version.violates(sentence, allOf([isCertain, isBehind(version, identity.at("version"))]));
    });
  });
}

function isBehind(version: Field, ofCluster: Field): Truth {
  const old = minorOf(version);
  const current = minorOf(ofCluster);
  if (old === undefined || current === undefined) return false;
  return old === UNKNOWN || current === UNKNOWN ? UNKNOWN : current - old > MOST;
}
