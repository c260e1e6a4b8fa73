import { limitVolumeTypes } from "../../policies/privilege-escalation/limit-volume-types";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

testPolicy(limitVolumeTypes, {
  accepts: {
    "no volumes": pod(),
    "portable types": pod({
      volumes: [
        { name: "a", emptyDir: {} },
        { name: "b", persistentVolumeClaim: { claimName: "b" } },
        { name: "c", image: { reference: "registry.example.com/data:1" } },
      ],
    }),
    "a volume without a source, which is an emptyDir": pod({ volumes: [{ name: "data" }] }),
    "null beside the source": pod({ volumes: [{ name: "data", nfs: null, emptyDir: {} }] }),
    "a hostPath: that is another policy": pod({ volumes: [{ name: "data", hostPath: { path: "/data" } }] }),
  },
  rejects: {
    "NFS mounted by the kubelet": {
      given: pod({ volumes: [{ name: "data", nfs: { server: "10.0.0.1", path: "/" } }] }),
      says: 'Pod "web" must not use a volume of the type nfs (volume "data", spec.volumes[0].nfs)',
    },
    "a type that is gone, beside another from an output": {
      given: pod({ volumes: [{ name: "data", nfs: UNKNOWN, gitRepo: { repository: "shop" } }] }),
      says: 'Pod "web" must not use a volume of the type gitRepo (volume "data", spec.volumes[0].gitRepo)',
    },
    "a type that breaks the line": {
      given: pod({ volumes: [{ name: "data", "nfs\n": {} }] }),
      says: 'Pod "web" must not use a volume of the type nfs\\u{a} (volume "data", spec.volumes[0]["nfs\\\\u{a}"])',
    },
  },
  undecided: {
    "a restricted source from an output": pod({ volumes: [{ name: "data", nfs: UNKNOWN }] }),
    "a volume from an output": pod({ volumes: [UNKNOWN] }),
    "volumes from an output": pod({ volumes: UNKNOWN }),
  },
});
