// The lock file of the published package: what the clone's lock file fixes, without what only development needs. npm
// takes it from a tarball, as it takes no package-lock.json.

/** The shrinkwrap of a manifest, from the lock file of the clone. */
export function shrinkwrapOf(published, lock) {
  const { name, version, license, engines, bin, dependencies } = published;
  const installed = Object.entries(lock.packages).filter(([path, entry]) => path !== "" && isShipped(entry));
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

/** What packages use where it happens to be there is no part either: the SDK works without a TypeScript compiler. */
function isShipped({ dev, devOptional, optional, peer }) {
  return !dev && !devOptional && !optional && !peer;
}
