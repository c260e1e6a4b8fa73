import type { Cluster } from "../kubernetes/cluster";
import type { Container } from "../kubernetes/pods/container";
import type { Image } from "../kubernetes/pods/image";
import {
  AWS_ECR_REPOSITORY,
  GCP_ARTIFACT_REPOSITORY,
  GCP_ARTIFACT_REPOSITORY_BINDING,
  GCP_ARTIFACT_REPOSITORY_MEMBER,
  GCP_SERVICE_ACCOUNT,
} from "../model/cloud-types";
import type { DeclaredResource } from "../model/declared-resource";
import type { Field } from "../model/field";
import { addTo } from "../model/multimap";
import type { Resources } from "../model/resources";
import { allOf, not, type Truth, UNKNOWN, type Unknown } from "../model/value";
import { pushesTo } from "./aws/aws-rights";
import { ROLES } from "./aws/aws-role";
import { accountsNamedBy, grantsTo, membersOfGrant } from "./google/google-account";
import { PUSHING_ROLES } from "./google/google-roles";
import { namedBy, sourcesOf } from "./shared/links";

/** The repositories for images that a program declares. */
export function repositoriesIn(cloud: Resources): readonly DeclaredResource[] {
  return cloud.of(AWS_ECR_REPOSITORY, GCP_ARTIFACT_REPOSITORY);
}

/** An identity that may push to a repository, and where it gets that from. */
interface Pusher {
  readonly identity: DeclaredResource;
  readonly verdict: true | Unknown;
  readonly field: Field;
}

/** Who may push images to a repository. */
export function pushersTo(repository: DeclaredResource, cloud: Resources): readonly Pusher[] {
  const all =
    repository.type === AWS_ECR_REPOSITORY ? rolesFor(repository, cloud) : accountsFor(repository, cloud);
  return all.flatMap(({ verdict, ...pusher }) => (verdict === false ? [] : [{ ...pusher, verdict }]));
}

type Candidate = Omit<Pusher, "verdict"> & { readonly verdict: Truth };

function rolesFor(repository: DeclaredResource, cloud: Resources): Candidate[] {
  const name = repository.at("name").string();
  // Pulumi chooses a name that the program leaves out: patterns for all names have it too.
  const known = typeof name === "string" ? name : "~any";
  return cloud
    .of(...ROLES)
    .flatMap((identity) => pushesTo(identity, known, cloud).map((each) => ({ identity, ...each })));
}

const REPOSITORY_GRANTS = [GCP_ARTIFACT_REPOSITORY_MEMBER, GCP_ARTIFACT_REPOSITORY_BINDING];

function accountsFor(repository: DeclaredResource, cloud: Resources): Candidate[] {
  const ofProject = cloud.of(GCP_SERVICE_ACCOUNT).flatMap((identity) =>
    grantsTo(identity, cloud).map(
      ({ field, verdict, rights }): Candidate => ({
        identity,
        field,
        verdict: allOf([verdict, rights.pushesImages]),
      }),
    ),
  );
  const ofRepository = cloud.of(...REPOSITORY_GRANTS).flatMap((grant) => {
    const reference = grant.at("repository");
    const named = namedBy(reference, [reference], cloud, [GCP_ARTIFACT_REPOSITORY], (each) =>
      each.at("repositoryId"),
    );
    const isHere = named.find(({ identity }) => identity === repository)?.isCertain ?? false;
    const field = grant.at("role");
    return membersOfGrant(grant)
      .flatMap((member) => accountsNamedBy(member, cloud))
      .map(
        ({ identity, isCertain }): Candidate => ({
          identity,
          field,
          verdict: allOf([isHere, isCertain, field.isOneOf(PUSHING_ROLES)]),
        }),
      );
  });
  return [...ofProject, ...ofRepository];
}

/** A container that runs an image of a repository by a tag, so that it runs what is pushed next. */
interface Puller {
  readonly container: Container;
  readonly verdict: true | Unknown;
  readonly field: Field;
}

/** The containers that run an image of a repository which another push may replace. */
export function pullersOf(repository: DeclaredResource, cluster: Cluster): readonly Puller[] {
  const isMutable = not(isImmutable(repository));
  if (isMutable === false) return [];
  const { byName, open } = imagesIn(cluster);
  const cloud = repository.type === AWS_ECR_REPOSITORY ? "aws" : "gcp";
  const name = repository.at(cloud === "aws" ? "name" : "repositoryId").string();
  const named = typeof name === "string" ? (byName.get(`${cloud} ${name}`) ?? []) : [];
  const verdict = isMutable === UNKNOWN ? UNKNOWN : true;
  return [
    ...named.map((container) => ({ container, verdict, field: container.at("image") }) as const),
    ...open
      .filter((container) => comesFrom(container, repository, cluster))
      .map((container) => ({ container, verdict: UNKNOWN, field: container.at("image") }) as const),
  ];
}

/** The containers of a cluster by the repository that they name an image of by a tag, and those of unknown images. */
function imagesIn(cluster: Cluster) {
  return cluster.remember("images by repository", () => {
    const byName = new Map<string, Container[]>();
    const open: Container[] = [];
    for (const container of cluster.pods.flatMap((pod) => pod.containers)) {
      const { image } = container;
      if (image === UNKNOWN) open.push(container);
      else if (image !== undefined && image.digest === undefined)
        for (const name of repositoryNames(image)) addTo(byName, name, container);
    }
    return { byName, open };
  });
}

/** `<account>.dkr.ecr.<region>.amazonaws.com/<repository>` and `<region>-docker.pkg.dev/<project>/<repository>/<image>`. */
function repositoryNames({ registry, repository }: Image): string[] {
  if (/\.dkr\.ecr[.-]/.test(registry)) return [`aws ${repository}`];
  return registry.endsWith("-docker.pkg.dev") ? [`gcp ${repository.split("/")[1]}`] : [];
}

function isImmutable(repository: DeclaredResource): Truth {
  const field =
    repository.type === AWS_ECR_REPOSITORY
      ? repository.at("imageTagMutability")
      : repository.at("dockerConfig.immutableTags");
  return repository.type === AWS_ECR_REPOSITORY ? field.is("IMMUTABLE") : field.is(true);
}

/** An image that is not known yet, of an object that comes from the repository: by a tag or by a digest. */
function comesFrom(container: Container, repository: DeclaredResource, cluster: Cluster): boolean {
  const property = String(container.field.steps[0] ?? "");
  const sources = sourcesOf(container.field.owner, property, cluster.cloud, [repository.type]);
  return sources.includes(repository);
}
