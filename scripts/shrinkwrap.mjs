// The lock file of the published package: what the clone's lock file fixes, without what only development needs and what
// is in the bundle. npm takes it from a tarball, as it takes no package-lock.json.

/** The shrinkwrap of a manifest, from the lock file of the clone. */
export function shrinkwrapOf(published, lock) {
  const { name, version, license, engines, bin, dependencies } = published;
  const paths = reachableFrom(dependencies, lock.packages);
  const installed = Object.entries(lock.packages).filter(([path]) => paths.has(path));
  return {
    name,
    version,
    lockfileVersion: lock.lockfileVersion,
    requires: true,
    packages: {
      "": { name, version, license, engines, bin, dependencies },
      ...Object.fromEntries(installed),
    },
  };
}

/** The paths of dependencies and of all that these depend on, found from each as Node finds it. */
function reachableFrom(dependencies, packages) {
  const paths = new Set();
  const visit = (from, names) => {
    for (const name of names) {
      const path = installedFor(from, name, packages);
      // What packages use where it happens to be there is no part: the SDK works without a TypeScript compiler.
      if (path === undefined || paths.has(path) || !isShipped(packages[path])) continue;
      paths.add(path);
      visit(`${path}/`, Object.keys(packages[path].dependencies ?? {}));
    }
  };
  visit("", Object.keys(dependencies));
  return paths;
}

/** Where Node finds a package from the folder of another: beside it, or beside one of those around it. */
function installedFor(from, name, packages) {
  const path = `${from}node_modules/${name}`;
  if (path in packages) return path;
  return from === ""
    ? undefined
    : installedFor(from.slice(0, from.lastIndexOf("node_modules/")), name, packages);
}

function isShipped({ dev, devOptional, optional, peer }) {
  return !dev && !devOptional && !optional && !peer;
}
