import pulumi
from kubernetes import ClusterRole, Deployment, Namespace, Secret

image = pulumi.Config().get("image") or "registry.example.com/web"
labels = {"app": "web"}

shop = Namespace("shop", metadata={"name": "shop"})

Deployment(
    "web",
    metadata={"name": "web", "namespace": shop.metadata["name"]},
    spec={
        "selector": {"matchLabels": labels},
        "template": {
            "metadata": {"labels": labels},
            "spec": {
                "hostNetwork": True,
                "containers": [
                    {"name": "web", "image": f"{image}:latest", "securityContext": {"privileged": True}}
                ],
            },
        },
    },
)

Secret(
    "token",
    metadata={"name": "token", "namespace": shop.metadata["name"]},
    stringData={"password": pulumi.Output.secret("hunter2-Zx81")},
)

ClusterRole(
    "everything",
    metadata={"name": "everything"},
    rules=[{"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}],
)
