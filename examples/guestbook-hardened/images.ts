/** The images of the last release, as the build has signed them. */
export const images = {
  web: image("web:2.7.1", "0aa95b099524e2a701f70b1f8248c811256571c2b1c6317066b7cd3a9e02dee9"),
  api: image("api:3.0.4", "0c8b3cfbac32d45523664fa24e5bc558eab8a35a6b427d1a4a51b3f1b119c2e8"),
  worker: image("worker:1.9.0", "0687287e19b9e5a68767fef45ffc92569030400c02d55fa1b28b8d89c38cfa1c"),
  report: image("report:1.2.3", "83b7dc9bb0f559d7ec3c6b67c6b376d1595437f147b487948a943c6332b24d71"),
  postgres: image("postgres:17.6.1", "2b731674e5076cebb111857072a9bb2587322f1e3dfdc9818ae9df183c57f41d"),
} as const;

function image(name: string, digest: string): string {
  return `registry.example.com/guestbook/${name}@sha256:${digest}`;
}
