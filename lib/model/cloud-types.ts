/**
 * The type tokens of cloud resources that anything here reads, each once, as a misspelt one would find nothing in
 * silence. What the resources mean is known to `lib/cloud`.
 */

// Amazon Web Services
export const AWS_SCALING_GROUP = "aws:autoscaling/group:Group";
export const AWS_ENCRYPTION_BY_DEFAULT = "aws:ebs/encryptionByDefault:EncryptionByDefault";
export const AWS_INSTANCE = "aws:ec2/instance:Instance";
export const AWS_INSTANCE_METADATA_DEFAULTS = "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults";
export const AWS_LAUNCH_CONFIGURATION = "aws:ec2/launchConfiguration:LaunchConfiguration";
export const AWS_LAUNCH_TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
export const AWS_SECURITY_GROUP = "aws:ec2/securityGroup:SecurityGroup";
export const AWS_SECURITY_GROUP_RULE = "aws:ec2/securityGroupRule:SecurityGroupRule";
export const AWS_SUBNET = "aws:ec2/subnet:Subnet";
export const AWS_ECR_REPOSITORY = "aws:ecr/repository:Repository";
export const EKS_ACCESS_ENTRY = "aws:eks/accessEntry:AccessEntry";
export const EKS_ACCESS_POLICY_ASSOCIATION = "aws:eks/accessPolicyAssociation:AccessPolicyAssociation";
export const EKS_ADDON = "aws:eks/addon:Addon";
export const EKS_CAPABILITY = "aws:eks/capability:Capability";
export const EKS = "aws:eks/cluster:Cluster";
export const EKS_FARGATE_PROFILE = "aws:eks/fargateProfile:FargateProfile";
export const EKS_IDENTITY_PROVIDER = "aws:eks/identityProviderConfig:IdentityProviderConfig";
export const EKS_NODES = "aws:eks/nodeGroup:NodeGroup";
export const EKS_POD_IDENTITY = "aws:eks/podIdentityAssociation:PodIdentityAssociation";
export const AWS_GUARDDUTY_DETECTOR = "aws:guardduty/detector:Detector";
export const AWS_GUARDDUTY_FEATURE = "aws:guardduty/detectorFeature:DetectorFeature";
export const AWS_ACCESS_KEY = "aws:iam/accessKey:AccessKey";
export const AWS_INSTANCE_PROFILE = "aws:iam/instanceProfile:InstanceProfile";
export const AWS_IAM_POLICY = "aws:iam/policy:Policy";
export const AWS_POLICY_ATTACHMENT = "aws:iam/policyAttachment:PolicyAttachment";
export const AWS_ROLE = "aws:iam/role:Role";
export const AWS_ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";
export const AWS_ROLE_POLICY_ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
export const AWS_ROLE_POLICY_ATTACHMENTS_EXCLUSIVE =
  "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive";
export const AWS_USER = "aws:iam/user:User";
export const AWS_USER_POLICY = "aws:iam/userPolicy:UserPolicy";
export const AWS_USER_POLICY_ATTACHMENT = "aws:iam/userPolicyAttachment:UserPolicyAttachment";
export const AWS_SECURITY_GROUP_INGRESS_RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";

// Amazon Web Services, by its Cloud Control API
export const AWS_NATIVE_LAUNCH_TEMPLATE = "aws-native:ec2:LaunchTemplate";
export const EKS_NATIVE_ACCESS_ENTRY = "aws-native:eks:AccessEntry";
export const EKS_NATIVE_ADDON = "aws-native:eks:Addon";
export const EKS_NATIVE = "aws-native:eks:Cluster";
export const EKS_NATIVE_IDENTITY_PROVIDER = "aws-native:eks:IdentityProviderConfig";
export const EKS_NATIVE_NODES = "aws-native:eks:Nodegroup";
export const EKS_NATIVE_POD_IDENTITY = "aws-native:eks:PodIdentityAssociation";
export const AWS_NATIVE_ACCESS_KEY = "aws-native:iam:AccessKey";
export const AWS_NATIVE_MANAGED_POLICY = "aws-native:iam:ManagedPolicy";
export const AWS_NATIVE_ROLE = "aws-native:iam:Role";
export const AWS_NATIVE_ROLE_POLICY = "aws-native:iam:RolePolicy";

// components of pulumi-eks
export const EKS_COMPONENT = "eks:index:Cluster";
export const EKS_COMPONENT_MANAGED_NODES = "eks:index:ManagedNodeGroup";
export const EKS_COMPONENT_NODES = "eks:index:NodeGroup";
export const EKS_COMPONENT_NODES_V2 = "eks:index:NodeGroupV2";

// Google Cloud
export const GCP_ARTIFACT_REPOSITORY = "gcp:artifactregistry/repository:Repository";
export const GCP_ARTIFACT_REPOSITORY_BINDING =
  "gcp:artifactregistry/repositoryIamBinding:RepositoryIamBinding";
export const GCP_ARTIFACT_REPOSITORY_MEMBER = "gcp:artifactregistry/repositoryIamMember:RepositoryIamMember";
export const GCP_BINARY_AUTHORIZATION = "gcp:binaryauthorization/policy:Policy";
export const GCP_INSTANCE_TEMPLATE = "gcp:compute/instanceTemplate:InstanceTemplate";
export const GKE = "gcp:container/cluster:Cluster";
export const GKE_NODES = "gcp:container/nodePool:NodePool";
export const GCP_ORGANIZATION_ROLE = "gcp:organizations/iAMCustomRole:IAMCustomRole";
export const GCP_PROJECT_ROLE = "gcp:projects/iAMCustomRole:IAMCustomRole";
export const GCP_SERVICE_ACCOUNT = "gcp:serviceaccount/account:Account";
export const GCP_SERVICE_ACCOUNT_BINDING = "gcp:serviceaccount/iAMBinding:IAMBinding";
export const GCP_SERVICE_ACCOUNT_MEMBER = "gcp:serviceaccount/iAMMember:IAMMember";
export const GCP_SERVICE_ACCOUNT_KEY = "gcp:serviceaccount/key:Key";

// Azure
export const AZURE_NATIVE_ROLE_ASSIGNMENT = "azure-native:authorization:RoleAssignment";
export const AZURE_NATIVE_ROLE_DEFINITION = "azure-native:authorization:RoleDefinition";
export const AKS_NODES = "azure-native:containerservice:AgentPool";
export const AZURE_NATIVE_DEPLOYMENT_SAFEGUARD = "azure-native:containerservice:DeploymentSafeguard";
export const AKS = "azure-native:containerservice:ManagedCluster";
export const AZURE_NATIVE_INSIGHTS_DIAGNOSTICS = "azure-native:insights:DiagnosticSetting";
export const AZURE_NATIVE_FEDERATED_IDENTITY_CREDENTIAL =
  "azure-native:managedidentity:FederatedIdentityCredential";
export const AZURE_NATIVE_USER_ASSIGNED_IDENTITY = "azure-native:managedidentity:UserAssignedIdentity";
export const AZURE_NATIVE_DIAGNOSTICS = "azure-native:monitor:DiagnosticSetting";

// Azure, classic provider
export const AZURE_FEDERATED_IDENTITY_CREDENTIAL =
  "azure:armmsi/federatedIdentityCredential:FederatedIdentityCredential";
export const AZURE_ROLE_ASSIGNMENT = "azure:authorization/assignment:Assignment";
export const AZURE_ROLE_DEFINITION = "azure:authorization/roleDefinition:RoleDefinition";
export const AZURE_USER_ASSIGNED_IDENTITY = "azure:authorization/userAssignedIdentity:UserAssignedIdentity";
/** AKS Automatic, as a type of its own: it takes no settings but those of its network. */
export const AKS_AUTOMATIC = "azure:containerservice/automaticCluster:AutomaticCluster";
export const AZURE_CLUSTER_DEPLOYMENT_SAFEGUARD =
  "azure:containerservice/clusterDeploymentSafeguard:ClusterDeploymentSafeguard";
export const AKS_CLASSIC = "azure:containerservice/kubernetesCluster:KubernetesCluster";
export const AKS_CLASSIC_NODES = "azure:containerservice/kubernetesClusterNodePool:KubernetesClusterNodePool";
export const AZURE_DIAGNOSTICS = "azure:monitoring/diagnosticSetting:DiagnosticSetting";

// Entra ID
export const AZUREAD_APPLICATION_PASSWORD = "azuread:index/applicationPassword:ApplicationPassword";
export const AZUREAD_SERVICE_PRINCIPAL_PASSWORD =
  "azuread:index/servicePrincipalPassword:ServicePrincipalPassword";

// DigitalOcean
export const DOKS = "digitalocean:index/kubernetesCluster:KubernetesCluster";

// Akamai
export const LKE = "linode:index/lkeCluster:LkeCluster";

// Civo
export const CIVO = "civo:index/kubernetesCluster:KubernetesCluster";

// Kubernetes objects from which a controller makes machines of a cloud
/** How Karpenter starts nodes on EC2. Source: "NodeClasses" in its documentation, of the API `karpenter.k8s.aws/v1`. */
export const KARPENTER_NODE_CLASS = "karpenter.k8s.aws/EC2NodeClass";
