import fc from "fast-check";
import { covers, hostPathRisk, normalizeHostPath } from "../../../lib/kubernetes/volumes/host-path";
import * as dangers from "../../../lib/kubernetes/volumes/host-path-classes";
import * as limits from "../../../lib/kubernetes/volumes/host-path-limits";
import { runs } from "../../support/runs";

const classes = { ...dangers, ...limits };

/** The risks of a path in short: `node-root(write) /etc`. */
function risksOf(path: string): string[] {
  return hostPathRisk(path).map(({ kind, access, matched }) => `${kind}(${access}) ${matched}`);
}

function kindsOf(path: string): string[] {
  return hostPathRisk(path).map(({ kind, access }) => `${kind}(${access})`);
}

describe("hostPathRisk in full", () => {
  test.each<[string, string, string[]]>([
    ["a socket", "/var/run/docker.sock", ["socket(read) /run/docker.sock"]],
    ["a system directory", "/usr/share", ["node-root(write) /usr"]],
    ["a cron directory", "/etc/cron.d", ["node-root(write) /etc", "persistence(write) /etc/cron.d"]],
    ["a file of cron", "/etc/cron.d/backup", ["node-root(write) /etc", "persistence(write) /etc/cron.d"]],
    [
      "the directory of static pods",
      "/etc/kubernetes/manifests",
      [
        "node-root(write) /etc",
        "credentials(read) /etc/kubernetes",
        "persistence(write) /etc/kubernetes/manifests",
      ],
    ],
    [
      "keys of one user",
      "/home/ann/.ssh",
      ["node-root(write) /home/*/.ssh", "credentials(read) /home/*/.ssh", "persistence(write) /home/*/.ssh"],
    ],
    [
      "the kubelet's directory for devices",
      "/var/lib/kubelet/device-plugins",
      ["socket(write) /var/lib/kubelet/device-plugins"],
    ],
    [
      "the time zone",
      "/etc/localtime",
      ["harmless(read) /etc/localtime", "unclassified(write) /etc/localtime"],
    ],
    ["a lock", "/run/xtables.lock", ["harmless(write) /run/xtables.lock"]],
    [
      "kernel modules",
      "/lib/modules",
      ["node-root(write) /lib/modules", "persistence(write) /lib/modules", "harmless(read) /lib/modules"],
    ],
    [
      "logs of pods",
      "/var/log/pods",
      ["credentials(read) /var/log/pods", "unclassified(write) /var/log/pods"],
    ],
    ["a directory that nobody knows", "/data//app/", ["unclassified(write) /data/app"]],
  ])("%s", (_, path, expected) => {
    expect(risksOf(path)).toEqual(expected);
  });
});

describe("a mount of which less is known", () => {
  const isMinor = (path: string) =>
    hostPathRisk(path).every((risk) => risk.isMinor || risk.kind === "unclassified");
  test.each([
    "/etc/kubernetes/my-feature/conf.d",
    "/etc/app",
    "/sys/fs/bpf",
    "/etc/cni/multus/net.d",
    "/usr/share/app",
    "/var/log/pods",
    "/var/lib/kubelet/seccomp",
    "C:\\ProgramData\\app",
  ])("is that of %s", (path) => {
    expect(isMinor(path)).toBe(true);
  });
  test.each([
    "/",
    "/etc",
    "/etc/kubernetes",
    "/etc/kubernetes/pki/etcd",
    "/etc/kubernetes/admin.conf",
    "/proc/sys/kernel",
    "/sys/fs/cgroup",
    "/usr/lib/x86_64-linux-gnu",
    "/var/lib/etcd/member",
    "/var/lib/kubelet/pods",
    "/run/containerd/io.containerd.runtime.v2.task",
    "C:\\Windows\\System32",
    "C:\\k",
  ])("is not that of %s", (path) => {
    expect(isMinor(path)).toBe(false);
  });
});

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}

describe("hostPathRisk finds", () => {
  const cases: Record<string, { in: string; notIn: string }> = {
    "socket(read)": {
      in: `
        / /run /var/run /run/containerd /run/containerd/containerd.sock /run/crio/crio.sock /run/k3s
        /run/k3s/containerd/containerd.sock /var/snap/microk8s/common/run /run/systemd /run/dbus
        /run/dbus/system_bus_socket /run/cri-dockerd.sock /run/podman /run/user/1000
        /run/user/1000/podman/podman.sock /var/run/dockershim.sock
      `,
      notIn: "/run/udev /run/docker.sock.bak /run/user/1000/pulse /etc /var/lib/kubelet /docker.sock",
    },
    "socket(write)": {
      in: "/var/lib /var/lib/kubelet /var/lib/kubelet/plugins_registry /var/lib/kubelet/plugins_registry/x",
      notIn: "/var/lib/kubelet/plugins /var/lib/kubelet/pods /var/lib/docker",
    },
    "node-root(write)": {
      in: `
        / /etc /etc/app /etc/ssl /root /root/x /home /home/ann /usr /usr/bin/env /bin /sbin /lib /lib64
        /lib/x86_64 /opt /opt/cni /opt/cni/bin /boot /dev /dev/sda /dev/nvme0n1 /proc /proc/sys/kernel
        /sys /sys/fs/cgroup /var /var/lib /var/lib/kubelet /var/lib/kubelet/pods /var/lib/docker/overlay2
        /var/lib/etcd /var/lib/containerd /var/lib/containers /var/lib/cni /var/lib/rancher/k3s
        /var/lib/minikube /var/lib/cloud /var/spool /var/spool/cron /run /run/systemd /sys/kernel
        /lib/modules /usr/lib/modules /usr/share
      `,
      notIn: `
        /data /mnt /srv /tmp /etcetera /rooted /home/ann/data /opt/app /opt/app/data /sys/kernel/debug
        /sys/kernel/tracing/events /etc/localtime /etc/ssl/certs/ca.pem /usr/src /dev/null /dev/shm
        /dev/dri /dev/nvidia0 /var/log /var/lib/app /var/spool/app
        /var/lib/kubelet/plugins/csi.example.com /var/lib/rancher/k3s/storage/pvc-1 /run/xtables.lock
      `,
    },
    "credentials(read)": {
      in: `
        / /etc /etc/shadow /etc/ssh /etc/ssh/ssh_host_rsa_key /etc/kubernetes/admin.conf /root /root/.ssh
        /home /home/ann /home/ann/.ssh/id_rsa /home/ann/.kube /proc /proc/1/environ /var /var/lib
        /var/lib/kubelet /var/lib/kubelet/pki /var/lib/kubelet/pods /var/lib/docker /var/lib/containerd
        /var/lib/containers /var/lib/etcd /var/lib/rancher /var/lib/minikube /var/lib/cloud /var/log
        /var/log/pods /var/log/containers/x.log /dev /dev/sda1 /dev/dm-0 /etc/cni
        /etc/cni/net.d/calico-kubeconfig /etc/ssl /etc/docker
      `,
      notIn: `
        /usr /boot /sys /bin /opt /etc/app /etc/shadow-utils /proc/sys /proc/10 /dev/shm /var/log/nginx
        /home/ann/data /var/lib/kubelet/plugins /etc/ssl/certs /etc/pki /var/lib/cni
      `,
    },
    "persistence(write)": {
      in: `
        / /etc /etc/crontab /etc/cron.hourly /var/spool /var/spool/cron/crontabs /etc/systemd
        /etc/systemd/system /usr/lib/systemd/system /lib/systemd /run/systemd/system /etc/kubernetes
        /etc/kubernetes/manifests/x.yaml /etc/cni /etc/cni/net.d /opt /opt/cni/bin /etc/profile.d
        /etc/ld.so.preload /root /root/.ssh /home /home/ann /etc/rc.local /etc/init.d /usr /etc/udev
        /etc/udev/rules.d /lib/modules /usr/local /usr/local/bin /usr/bin/env /boot /var/lib/rancher
        /var/lib/rancher/k3s/server/manifests /var/lib/rancher/rke2/agent/pod-manifests /var/lib/kubelet
        /usr/libexec/kubernetes/kubelet-plugins/volume/exec /etc/sudoers.d /etc/pam.d
      `,
      notIn: `
        /etc/app /etc/cron /etc/crontabs /var/lib/kubelet/pods /var/lib/docker /var/log /proc
        /home/ann/data /usr/share /usr/src /opt/app /dev /sys /run/containerd /etc/profiles
      `,
    },
    "harmless(read)": {
      in: `
        /etc/localtime /usr/share/zoneinfo /usr/share/zoneinfo/Europe /etc/ssl/certs /etc/pki/tls
        /etc/os-release /etc/machine-id /lib/modules /lib/modules/6.1 /usr/src /sys /sys/class /boot
        /dev/shm /usr/share/ca-certificates
      `,
      notIn: "/ /etc /etc/ssl /lib /usr /usr/share /dev /etc/localtime.bak /data /proc",
    },
    "harmless(write)": {
      in: "/run/xtables.lock /var/run/xtables.lock /dev/null /dev/fuse /dev/net/tun /dev/kvm",
      notIn: "/run /dev /dev/net /dev/shm /dev/null0 /etc/localtime",
    },
    "unclassified(write)": {
      in: `
        /data /mnt/disk /srv /tmp /var/log /var/log/nginx /opt/app /etc/localtime /usr/src
        /sys/kernel/debug /var/lib/kubelet/plugins/x /dev/dri /home/ann/data /etcetera /dev/shm
      `,
      notIn: "/ /etc /run/docker.sock /run/xtables.lock /sys /var/lib/kubelet/device-plugins",
    },
  };

  for (const [risk, { in: within, notIn }] of Object.entries(cases)) {
    test.each(words(within))(`${risk} in %s`, (path) => expect(kindsOf(path)).toContain(risk));
    test.each(words(notIn))(`no ${risk} in %s`, (path) => expect(kindsOf(path)).not.toContain(risk));
  }
});

describe("the lists", () => {
  test.each(Object.entries(classes))(
    "%s holds canonical paths, each once, with stars at the end of segments",
    (_, paths) => {
      expect(paths.map(normalizeHostPath)).toEqual(paths);
      expect(new Set(paths).size).toBe(paths.length);
      expect(paths.filter((path) => /\*[^/]/.test(path))).toEqual([]);
    },
  );

  const known = [...new Set(Object.values(classes).flat())].map((path) => path.replaceAll("*", "x1"));

  test.each(known)("nothing that is harmless to read has credentials or a socket: %s", (path) => {
    const kinds = kindsOf(path);
    if (!kinds.some((kind) => kind.startsWith("harmless"))) return;
    expect(kinds.filter((kind) => kind.startsWith("credentials") || kind.startsWith("socket"))).toEqual([]);
  });

  test.each(known)("nothing that is harmless to write has any danger: %s", (path) => {
    const kinds = kindsOf(path);
    if (kinds.includes("harmless(write)")) expect(kinds).toEqual(["harmless(write)"]);
  });
});

describe("laws", () => {
  const names = [...new Set(Object.values(classes).flat())].flatMap((path) =>
    path.replaceAll("*", "x1").split("/"),
  );
  const name = fc.oneof(
    fc.constantFrom(...new Set(names.filter((each) => each !== ""))),
    fc.constantFrom("a", "b"),
  );
  const noise = fc.constantFrom("", ".", "..");
  const canonical = fc
    .oneof(
      fc.array(name, { maxLength: 5 }).map((segments) => `/${segments.join("/")}`),
      fc.constantFrom(...Object.values(classes).flat()).map((path) => path.replaceAll("*", "x1")),
    )
    .map(normalizeHostPath);
  const messy = fc.array(fc.oneof(name, noise)).map((segments) => segments.join("/"));

  test("normalizing twice is normalizing once, and gives an absolute path without oddities", () => {
    fc.assert(
      fc.property(fc.oneof(messy, fc.string()), (path) => {
        const once = normalizeHostPath(path);
        expect(normalizeHostPath(once)).toBe(once);
        expect(once).toMatch(/^\/$|^(\/[^/]+)+$/);
        expect(once.split("/")).not.toEqual(expect.arrayContaining([".."]));
      }),
    );
  });

  test("covering is an order: reflexive, antisymmetric, transitive", () => {
    fc.assert(
      fc.property(canonical, canonical, canonical, (a, b, c) => {
        expect(covers(a, a)).toBe(true);
        if (covers(a, b) && covers(b, a)) expect(a).toBe(b);
        if (covers(a, b) && covers(b, c)) expect(covers(a, c)).toBe(true);
      }),
    );
  });

  test("a path covers what is below it and never a name that only starts alike", () => {
    fc.assert(
      fc.property(canonical, name, (path, below) => {
        fc.pre(path !== "/" && path !== "/var");
        expect(covers(path, `${path}/${below}`)).toBe(true);
        expect(covers(path, `${path}${below}`)).toBe(false);
      }),
    );
  });

  test("a mount of a directory above has every danger of the mount below, and needs no more access for it", () => {
    fc.assert(
      fc.property(canonical, name, (path, below) => {
        fc.pre(path !== "/var");
        const above = new Map(hostPathRisk(path).map((risk) => [risk.kind, risk.access]));
        for (const { kind, access } of hostPathRisk(`${path}/${below}`)) {
          if (kind === "harmless" || kind === "unclassified") continue;
          expect(access === "read" ? ["read"] : ["read", "write"]).toContain(above.get(kind));
        }
      }),
      runs(1000),
    );
  });

  test("every path has one risk of a kind at most, and an answer for writable mounts", () => {
    fc.assert(
      fc.property(fc.oneof(canonical, messy), (path) => {
        const risks = hostPathRisk(path);
        expect(new Set(risks.map(({ kind }) => kind)).size).toBe(risks.length);
        expect(risks.some(({ kind, access }) => access === "write" || kind === "socket")).toBe(true);
      }),
    );
  });

  test("spelling does not change the risk", () => {
    fc.assert(
      fc.property(canonical, (path) => {
        expect(hostPathRisk(`/.${path}//x/..`)).toEqual(hostPathRisk(path));
      }),
    );
  });
});
