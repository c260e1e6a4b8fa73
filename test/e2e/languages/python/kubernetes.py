"""The classes of pulumi_kubernetes that the program needs, by their tokens alone: the package itself is large."""

import pulumi


def registration(module, kind, name, properties):
    constants = {"apiVersion": module.removeprefix("core/"), "kind": kind}
    return f"kubernetes:{module}:{kind}", name, {**constants, **properties}


class Namespace(pulumi.CustomResource):
    metadata: pulumi.Output[dict]

    def __init__(self, name, **properties):
        super().__init__(*registration("core/v1", "Namespace", name, properties))


class Deployment(pulumi.CustomResource):
    def __init__(self, name, **properties):
        super().__init__(*registration("apps/v1", "Deployment", name, properties))


class Secret(pulumi.CustomResource):
    def __init__(self, name, **properties):
        super().__init__(*registration("core/v1", "Secret", name, properties))


class ClusterRole(pulumi.CustomResource):
    def __init__(self, name, **properties):
        super().__init__(*registration("rbac.authorization.k8s.io/v1", "ClusterRole", name, properties))
