import type { ValueMap } from "../../lib/model/value";
import { noOpenNodePorts } from "../../policies/attacker-on-the-network/no-open-node-ports";
import { dependingOn, type Manifest, resource, stack, UNKNOWN } from "../support/builders";
import { aks, aksNodes, classicAks, classicAksNodes, eksNodes } from "../support/clouds";
import { onStacks, testStackPolicy } from "../support/policy-table";

const GROUP = 'aws:ec2/securityGroup:SecurityGroup "open"';
const group = (...ingress: ValueMap[]) =>
  resource("aws:ec2/securityGroup:SecurityGroup", "open", { vpcId: "vpc-1", ingress });
const tcp = (port: number, block: string, last = port) => ({
  protocol: "tcp",
  fromPort: port,
  toPort: last,
  cidrBlocks: [block],
});

/** The group, and nodes whose template names it. */
const ofNodes = (of: Manifest, ...rules: Manifest[]) => {
  const template = resource("aws:ec2/launchTemplate:LaunchTemplate", "workers", {
    vpcSecurityGroupIds: [UNKNOWN],
  });
  const nodes = resource("aws:eks/nodeGroup:NodeGroup", "workers", { launchTemplate: { id: UNKNOWN } });
  return stack(
    of,
    dependingOn(template, { vpcSecurityGroupIds: [of] }),
    dependingOn(nodes, { launchTemplate: [template] }),
    ...rules.map((rule) => dependingOn(rule, { securityGroupId: [of] })),
  );
};
/** The group, and a cluster that names it. */
const ofCluster = (of: Manifest) =>
  stack(
    of,
    dependingOn(resource("aws:eks/cluster:Cluster", "prod", { vpcConfig: { securityGroupIds: [UNKNOWN] } }), {
      vpcConfig: [of],
    }),
  );
const rule = (inputs: ValueMap) =>
  resource("aws:ec2/securityGroupRule:SecurityGroupRule", "kubelet", {
    securityGroupId: UNKNOWN,
    type: "ingress",
    protocol: "tcp",
    fromPort: 10250,
    toPort: 10250,
    cidrBlocks: ["0.0.0.0/0"],
    ...inputs,
  });
const ingressRule = (inputs: ValueMap) =>
  resource("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "all", {
    securityGroupId: UNKNOWN,
    ...inputs,
  });

testStackPolicy(
  noOpenNodePorts,
  onStacks(
    {
      accepts: {
        "a public pool that opens ports of workloads": aksNodes({
          enableNodePublicIP: true,
          networkProfile: { allowedHostPorts: [{ portStart: 30000, portEnd: 30010 }] },
        }),
        "a private pool": {
          given: aksNodes({
            networkProfile: { allowedHostPorts: [{ portStart: 22, portEnd: 22 }] },
          }),
          example: true,
        },
        "a public pool that opens nothing": aksNodes({ enableNodePublicIP: true }),
        "nodes of EKS without SSH": eksNodes({}),
        "nodes of EKS with SSH from one group": eksNodes({
          remoteAccess: { ec2SshKey: "ops", sourceSecurityGroupIds: ["sg-1"] },
        }),
        "a public pool that opens a port of UDP": aksNodes({
          enableNodePublicIP: true,
          networkProfile: { allowedHostPorts: [{ portStart: 22, portEnd: 22, protocol: "UDP" }] },
        }),
      },
      rejects: {
        "a public pool that opens SSH": {
          given: aksNodes({
            enableNodePublicIP: true,
            networkProfile: { allowedHostPorts: [{ portStart: 22, portEnd: 22, protocol: "TCP" }] },
          }),
          says: 'azure-native:containerservice:AgentPool "prod" must not open port 22 of nodes with public addresses (networkProfile.allowedHostPorts[0])',
        },
        "a pool in a cluster that opens the kubelet": {
          given: aks({
            agentPoolProfiles: [
              {
                enableNodePublicIP: true,
                networkProfile: { allowedHostPorts: [{ portStart: 10000, portEnd: 10254 }] },
              },
            ],
          }),
          says: 'azure-native:containerservice:ManagedCluster "prod" must not open port 10250 of nodes with public addresses (agentPoolProfiles[0].networkProfile.allowedHostPorts[0])',
        },
        "a default pool of the classic provider that opens SSH": {
          given: classicAks({
            defaultNodePool: {
              nodePublicIpEnabled: true,
              nodeNetworkProfile: { allowedHostPorts: [{ portStart: 1, portEnd: 1024 }] },
            },
          }),
          says: 'azure:containerservice/kubernetesCluster:KubernetesCluster "prod" must not open port 22 of nodes with public addresses (defaultNodePool.nodeNetworkProfile.allowedHostPorts[0])',
        },
        "nodes of EKS with SSH and no source group": {
          given: eksNodes({ remoteAccess: { ec2SshKey: "ops" } }),
          says: 'aws:eks/nodeGroup:NodeGroup "prod" must not open port 22 to the internet (remoteAccess.sourceSecurityGroupIds)',
        },
        "nodes of EKS with SSH and an empty list of groups": {
          given: eksNodes({ remoteAccess: { ec2SshKey: "ops", sourceSecurityGroupIds: [] } }),
          says: 'aws:eks/nodeGroup:NodeGroup "prod" must not open port 22 to the internet (remoteAccess.sourceSecurityGroupIds)',
        },
        "nodes of AWS Cloud Control with SSH and no source group": {
          given: resource("aws-native:eks:Nodegroup", "workers", { remoteAccess: { ec2SshKey: "ops" } }),
          says: 'aws-native:eks:Nodegroup "workers" must not open port 22 to the internet (remoteAccess.sourceSecurityGroups)',
        },
        "a pool of the classic provider that opens the read-only port": {
          given: classicAksNodes({
            nodePublicIpEnabled: true,
            nodeNetworkProfile: { allowedHostPorts: [{ portStart: 10255, portEnd: 10255 }] },
          }),
          says: 'azure:containerservice/kubernetesClusterNodePool:KubernetesClusterNodePool "prod" must not open port 10255 of nodes with public addresses (nodeNetworkProfile.allowedHostPorts[0])',
        },
      },
      undecided: {
        "SSH access from an output": eksNodes({ remoteAccess: UNKNOWN }),
        "source groups from an output": eksNodes({
          remoteAccess: { ec2SshKey: "ops", sourceSecurityGroupIds: UNKNOWN },
        }),
        "ports from an output": aksNodes({ enableNodePublicIP: true, networkProfile: UNKNOWN }),
        "an address from an output": aksNodes({
          enableNodePublicIP: UNKNOWN,
          networkProfile: { allowedHostPorts: [{ portStart: 22, portEnd: 22 }] },
        }),
      },
    },
    {
      accepts: {
        "SSH from one network": ofNodes(group(tcp(22, "198.51.100.0/24"))),
        "a port of an application": ofNodes(group(tcp(8080, "0.0.0.0/0"))),
        "HTTPS to nodes": ofNodes(group(tcp(443, "0.0.0.0/0"))),
        "HTTPS to a control plane from its network": ofCluster(group(tcp(443, "10.0.0.0/8"))),
        "pings from everybody": ofNodes(
          group({ protocol: "icmp", fromPort: -1, toPort: -1, cidrBlocks: ["0.0.0.0/0"] }),
        ),
        "a group that neither nodes nor a cluster use": stack(group(tcp(22, "0.0.0.0/0"))),
        "a rule for traffic out": ofNodes(group(), rule({ type: "egress" })),
        "a rule that names another group": ofNodes(
          group(),
          rule({ cidrBlocks: [], sourceSecurityGroupId: "sg-1" }),
        ),
        "a rule of another group": stack(...ofNodes(group()).objects, rule({})),
      },
      rejects: {
        "SSH from everybody": {
          given: ofNodes(group(tcp(22, "0.0.0.0/0"))),
          says: [`${GROUP} must not open port 22 to the internet (ingress[0].cidrBlocks[0])`],
        },
        "a range of ports from everybody": {
          given: ofNodes(group(tcp(10000, "0.0.0.0/0", 40000))),
          says: [
            `${GROUP} must not open port 10250, ports 10255 to 10256, ports 30000 to 32767 to the internet (ingress[0].cidrBlocks[0])`,
          ],
        },
        "etcd from half of the internet": {
          given: ofNodes(group(tcp(2379, "128.0.0.0/1"))),
          says: [`${GROUP} must not open ports 2379 to 2380 to the internet (ingress[0].cidrBlocks[0])`],
        },
        "HTTPS to a control plane from everybody": {
          given: ofCluster(group(tcp(443, "0.0.0.0/0"))),
          says: [`${GROUP} must not open port 443 to the internet (ingress[0].cidrBlocks[0])`],
        },
        "a rule of its own": {
          given: ofNodes(group(), rule({})),
          says: [
            'aws:ec2/securityGroupRule:SecurityGroupRule "kubelet" must not open port 10250 to the internet (cidrBlocks[0])',
          ],
        },
        "a rule for every protocol": {
          given: ofNodes(group(), ingressRule({ ipProtocol: "-1", cidrIpv6: "::/0" })),
          says: [
            'aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule "all" must not open port 22, ports 2379 to 2380, port 10250, ports 10255 to 10256, ports 30000 to 32767 to the internet (cidrIpv6)',
          ],
        },
      },
      undecided: {
        "rules from an output": ofNodes({ ...group(), ingress: UNKNOWN }),
        "a block from an output": ofNodes(group({ ...tcp(22, ""), cidrBlocks: [UNKNOWN] })),
        "a port from an output": ofNodes(group({ ...tcp(22, "0.0.0.0/0"), fromPort: UNKNOWN })),
      },
    },
  ),
);
