import { dependingOn, object, resource, stack, UNKNOWN } from "../support/builders";
import { aks, aksNodes, eks, eksNodes, gke } from "../support/clouds";
import { configured, running } from "../support/components";
import type { Equivalents } from "../support/equivalents";

const subnet = resource("aws:ec2/subnet:Subnet", "a", { mapPublicIpOnLaunch: true });
const flannel = object("apps/v1", "DaemonSet", "kube-system/flannel", {
  spec: {
    template: { spec: { containers: [{ name: "flannel", image: "docker.io/flannel/flannel:v0.27.4" }] } },
  },
});

/** The policies of the same category on managed clusters and components. */
export const CLUSTERS_ON_THE_NETWORK: Equivalents = {
  "no-open-control-planes": [
    [
      ["kubescape:C-0227", "kubescape:C-0228", "checkov:CKV_AWS_38", "trivy:AVD-AWS-0041"],
      stack(eks({ vpcConfig: { endpointPublicAccess: true, publicAccessCidrs: ["0.0.0.0/0"] } })),
    ],
    [["kubescape:C-0247", "checkov:CKV_GCP_20", "trivy:AVD-GCP-0061"], stack(gke())],
    [
      ["checkov:CKV_GCP_18", "trivy:AVD-GCP-0053"],
      stack(gke({ masterAuthorizedNetworksConfig: { cidrBlocks: [{ cidrBlock: "0.0.0.0/0" }] } })),
    ],
    [["kubescape:C-0252", "checkov:CKV_AZURE_6", "trivy:AVD-AZU-0041"], stack(aks())],
  ],
  "no-open-node-ports": [[["checkov:CKV_AWS_100"], stack(eksNodes({ remoteAccess: { ec2SshKey: "ops" } }))]],
  "no-public-nodes": [
    [
      ["kubescape:C-0229"],
      stack(subnet, dependingOn(eksNodes({ subnetIds: [UNKNOWN] }), { subnetIds: [subnet] })),
    ],
    [["kubescape:C-0248", "checkov:CKV_GCP_64", "checkov:CKV_GCP_25", "trivy:AVD-GCP-0059"], stack(gke())],
    [["checkov:CKV_AZURE_143"], stack(aksNodes({ enableNodePublicIP: true }))],
  ],
  "no-weak-component-tls": [
    [
      ["checkov:CKV_K8S_105", "kubescape:C-0143", "kubescape:C-0277", "kics:weak_tls_cipher_suites"],
      stack(running("kube-apiserver", { "tls-cipher-suites": "TLS_RSA_WITH_RC4_128_SHA" })),
    ],
    [["checkov:CKV_K8S_151"], stack(running("kubelet", { "tls-cipher-suites": "TLS_RSA_WITH_RC4_128_SHA" }))],
  ],
  "require-aks-private-clusters": [
    [
      ["checkov:CKV_AZURE_115", "trivy:AVD-AZU-0065"],
      stack(aks({ apiServerAccessProfile: { authorizedIPRanges: ["198.51.100.0/24"] } })),
    ],
  ],
  "require-api-server-etcd-tls": [
    [
      [
        "checkov:CKV_K8S_99",
        "trivy:KCV-0026",
        "kubescape:C-0137",
        "kics:etcd_tls_certificate_not_properly_configured",
      ],
      stack(running("kube-apiserver", { "etcd-cafile": "/etc/ca.crt" })),
    ],
    [
      [
        "checkov:CKV_K8S_102",
        "trivy:KCV-0029",
        "kubescape:C-0140",
        "kics:etcd_client_certificate_file_not_defined",
      ],
      stack(running("kube-apiserver", { "etcd-certfile": "/etc/c.crt", "etcd-keyfile": "/etc/c.key" })),
    ],
  ],
  "require-api-server-tls": [
    [
      [
        "checkov:CKV_K8S_100",
        "trivy:KCV-0027",
        "kubescape:C-0138",
        "kics:tls_connection_certificate_not_setup",
      ],
      stack(running("kube-apiserver", { "tls-cert-file": "/etc/s.crt" })),
    ],
    [
      ["checkov:CKV_K8S_86", "kics:insecure_bind_address_set"],
      stack(running("kube-apiserver", { "insecure-bind-address": "0.0.0.0" })),
    ],
    [
      ["checkov:CKV_K8S_88", "kubescape:C-0005", "kics:insecure_port_not_properly_set"],
      stack(running("kube-apiserver", { "insecure-port": "8080" })),
    ],
    [
      ["checkov:CKV_K8S_89", "trivy:KCV-0017", "kubescape:C-0128", "kics:secure_port_set_to_zero"],
      stack(running("kube-apiserver", { "secure-port": "0" })),
    ],
  ],
  "require-eks-private-endpoint": [
    [
      ["checkov:CKV_AWS_39", "trivy:AVD-AWS-0040"],
      stack(eks({ vpcConfig: { endpointPublicAccess: true, endpointPrivateAccess: false } })),
    ],
  ],
  "require-etcd-tls": [
    [
      [
        "checkov:CKV_K8S_116",
        "trivy:KCV-0042",
        "kubescape:C-0153",
        "kics:etcd_tls_certificate_files_not_properly_set",
        "checkov:CKV_K8S_117",
        "trivy:KCV-0043",
        "kubescape:C-0154",
        "kics:etcd_client_certificate_authentication_set_to_false",
      ],
      stack(running("etcd", { "listen-client-urls": "https://10.0.0.1:2379", "client-cert-auth": "false" })),
    ],
    [
      ["checkov:CKV_K8S_118", "trivy:KCV-0044", "kubescape:C-0155", "kics:auto_tls_set_to_true"],
      stack(running("etcd", { "auto-tls": "true" })),
    ],
    [
      [
        "checkov:CKV_K8S_119",
        "trivy:KCV-0045",
        "kubescape:C-0156",
        "kics:etcd_peer_tls_certificate_files_not_properly_set",
        "checkov:CKV_K8S_121",
        "trivy:KCV-0046",
        "kubescape:C-0157",
        "kics:etcd_peer_client_certificate_authentication_set_to_false",
      ],
      stack(
        running("etcd", { "listen-peer-urls": "https://10.0.0.1:2380", "peer-client-cert-auth": "false" }),
      ),
    ],
    [
      ["trivy:KCV-0047", "kubescape:C-0158", "kics:peer_auto_tls_set_to_true"],
      stack(running("etcd", { "peer-auto-tls": "true" })),
    ],
  ],
  "require-kubelet-certificates": [
    [
      [
        "checkov:CKV_K8S_140",
        "trivy:KCV-0081",
        "kubescape:C-0174",
        "kubescape:C-0070",
        "kics:client_certificate_authentication_not_setup_properly",
      ],
      stack(running("kubelet", { "rotate-certificates": "true", "rotate-server-certificates": "true" })),
    ],
    [
      [
        "checkov:CKV_K8S_149",
        "trivy:KCV-0090",
        "kubescape:C-0182",
        "kics:kubelet_client_periodic_certificate_switch_disabled",
      ],
      stack(
        running("kubelet", {
          "client-ca-file": "/etc/ca.crt",
          "rotate-certificates": "false",
          "rotate-server-certificates": "true",
        }),
      ),
    ],
    [
      ["checkov:CKV_K8S_148", "kics:tls_connection_certificate_not_setup"],
      stack(
        running("kubelet", {
          "client-ca-file": "/etc/ca.crt",
          "rotate-certificates": "true",
          "tls-cert-file": "/etc/k.crt",
        }),
      ),
    ],
  ],
  "require-kubelet-verification": [
    [
      [
        "checkov:CKV_K8S_72",
        "trivy:KCV-0005",
        "kubescape:C-0116",
        "kics:kubelet_client_certificate_or_key_not_set",
      ],
      stack(running("kube-apiserver", { "kubelet-certificate-authority": "/etc/ca.crt" })),
    ],
    [
      [
        "checkov:CKV_K8S_73",
        "trivy:KCV-0006",
        "kubescape:C-0117",
        "kics:kubelet_certificate_authority_not_set",
      ],
      stack(
        running("kube-apiserver", {
          "kubelet-client-certificate": "/etc/c.crt",
          "kubelet-client-key": "/etc/c.key",
        }),
      ),
    ],
    [
      ["checkov:CKV_K8S_71", "trivy:KCV-0004", "kics:kubelet_https_set_to_false"],
      stack(running("kube-apiserver", { "kubelet-https": "false" })),
    ],
  ],
  "require-local-metrics": [
    [
      ["checkov:CKV_K8S_113", "trivy:KCV-0039", "kubescape:C-0150", "kics:bind_address_not_properly_set"],
      stack(running("kube-controller-manager", { "bind-address": "0.0.0.0" })),
    ],
    [
      ["checkov:CKV_K8S_115", "trivy:KCV-0041", "kubescape:C-0152"],
      stack(running("kube-scheduler", { "bind-address": "0.0.0.0" })),
    ],
    [
      ["kubescape:C-0291"],
      stack(configured("KubeProxyConfiguration", 'metricsBindAddress: "0.0.0.0:10249"')),
    ],
  ],
  "require-native-pod-networks": [
    [["checkov:CKV_GCP_61"], stack(gke({ enableIntranodeVisibility: false }))],
    [["checkov:CKV_GCP_23", "trivy:AVD-GCP-0049"], stack(gke({ networkingMode: "ROUTES" }))],
  ],
  "require-network-policy-engine": [
    [["kubescape:C-0205", "kics:cni_plugin_does_not_support_network_policies"], stack(flannel)],
    [["kubescape:C-0230"], stack(eks())],
    [["checkov:CKV_GCP_12", "trivy:AVD-GCP-0056"], stack(gke({ networkPolicy: { enabled: false } }))],
    [
      ["kubescape:C-0240", "checkov:CKV_AZURE_7", "trivy:AVD-AZU-0043"],
      stack(aks({ networkProfile: { networkPlugin: "azure" } })),
    ],
  ],
  "require-optional-admission-plugins": [
    [
      [
        "kubescape:C-0283",
        "kubescape:C-0115",
        "trivy:KCV-0003",
        "checkov:CKV_K8S_78",
        "trivy:KCV-0010",
        "kubescape:C-0121",
        "kics:event_rate_limit_admission_control_plugin_not_set",
        "checkov:CKV_K8S_80",
        "trivy:KCV-0012",
        "kubescape:C-0123",
        "kics:always_pull_images_admission_control_plugin_not_set",
      ],
      stack(running("kube-apiserver", { "enable-admission-plugins": "NodeRestriction" })),
    ],
  ],
};
