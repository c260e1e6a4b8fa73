import { covers, isWithin, normalizeHostPath } from "../../../lib/kubernetes/volumes/host-path";

describe("normalizeHostPath", () => {
  test.each<[string, string, string]>([
    ["leaves a canonical path alone", "/etc/cron.d", "/etc/cron.d"],
    ["leaves the root alone", "/", "/"],
    ["roots an empty path", "", "/"],
    ["roots a relative path", "etc/cron.d", "/etc/cron.d"],
    ["drops a trailing slash", "/etc/", "/etc"],
    ["drops single dots", "/./etc/./cron.d/.", "/etc/cron.d"],
    ["goes up at double dots", "/usr/../etc", "/etc"],
    ["does not go above the root", "/../../etc", "/etc"],
    ["goes up to the root", "/etc/..", "/"],
    ["gives /run for /var/run", "/var/run", "/run"],
    ["gives /run for a path below /var/run", "/var/run/docker.sock", "/run/docker.sock"],
    ["gives /run for a crooked /var/run", "//var/./lib/../run/", "/run"],
    ["keeps /run", "/run/docker.sock", "/run/docker.sock"],
    ["keeps names that start like /var/run", "/var/runtime", "/var/runtime"],
    ["gives the drive of a Windows path in front", "C:\\var\\lib\\kubelet\\", "/c:/var/lib/kubelet"],
    ["takes slashes on Windows too", "c:/Var/lib", "/c:/var/lib"],
    ["takes the system's drive where none is named", "\\var\\lib", "/c:/var/lib"],
    ["goes up on Windows", "C:\\data\\..\\k", "/c:/k"],
    ["takes the long form of a Windows path", "\\\\?\\C:\\k", "/c:/k"],
    ["names pipes of Windows", "\\\\.\\pipe\\docker_engine", "/pipe:/docker_engine"],
    ["names pipes with slashes", "//./pipe/docker_engine", "/pipe:/docker_engine"],
    ["leaves a backslash in a name of Linux alone", "/data/a\\b", "/data/a\\b"],
    ["keeps /var/run below another directory", "/data/var/run", "/data/var/run"],
  ])("%s", (_, path, expected) => {
    expect(normalizeHostPath(path)).toBe(expected);
  });
});

describe("covers", () => {
  test.each<[string, string, string, boolean]>([
    ["a path covers itself", "/etc", "/etc", true],
    ["a directory covers a path below", "/etc", "/etc/kubernetes/manifests", true],
    ["the root covers everything", "/", "/etc", true],
    ["the root covers itself", "/", "/", true],
    ["spelling does not matter", "/etc/./kubernetes/", "//etc/kubernetes/manifests", true],
    ["/var/run covers what is in /run", "/var/run", "/run/docker.sock", true],
    ["/run covers what is in /var/run", "/run", "/var/run/docker.sock", true],
    ["/var does not cover /var/run: there it is a link", "/var", "/var/run/docker.sock", false],
    ["a path does not cover its parent", "/etc/kubernetes", "/etc", false],
    ["a path does not cover the root", "/etc", "/", false],
    ["a path does not cover its neighbour", "/etc/cron.d", "/etc/cron.daily", false],
    ["/etc does not cover /etcetera", "/etc", "/etcetera", false],
    ["/etcetera does not cover /etc", "/etcetera", "/etc", false],
    ["capital letters count", "/ETC", "/etc/shadow", false],
  ])("%s", (_, mount, target, expected) => {
    expect(covers(mount, target)).toBe(expected);
    expect(isWithin(target, mount)).toBe(expected);
  });
});
