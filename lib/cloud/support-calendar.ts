/** Until when versions of Kubernetes get security fixes: typed data, with where it is from and when it was taken. */

/** The last days of support of one minor version, as ISO dates. */
interface SupportEnds {
  readonly standard: string;
  /** With the longer support that the provider sells or offers on request. */
  readonly extended?: string;
}

/** The minor versions of one provider, by their number: `1.33` is 33. */
export interface Calendar {
  /** Whose versions these are. */
  readonly of: string;
  readonly source: string;
  /** The day on which it was taken. */
  readonly taken: string;
  /** Days that a date may slip: providers call some of theirs estimates, or give months only. */
  readonly graceDays: number;
  readonly ends: Readonly<Record<number, SupportEnds>>;
}

/** Extended support adds 12 months; it is on unless the cluster says otherwise. */
export const EKS_CALENDAR: Calendar = {
  of: "EKS",
  source: "https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html",
  taken: "2026-02-14",
  graceDays: 0,
  ends: {
    28: { standard: "2024-11-26", extended: "2025-11-26" },
    29: { standard: "2025-03-23", extended: "2026-03-23" },
    30: { standard: "2025-07-23", extended: "2026-07-23" },
    31: { standard: "2025-11-26", extended: "2026-11-26" },
    32: { standard: "2026-03-23", extended: "2027-03-23" },
    33: { standard: "2026-07-29", extended: "2027-07-29" },
    34: { standard: "2026-12-02", extended: "2027-12-02" },
    35: { standard: "2027-03-27", extended: "2028-03-27" },
  },
};

/** The schedule is an estimate; extended support lasts 24 months from the day a version came to the regular channel. */
export const GKE_CALENDAR: Calendar = {
  of: "GKE",
  source: "https://cloud.google.com/kubernetes-engine/docs/release-schedule",
  taken: "2026-04-04",
  graceDays: 60,
  ends: {
    29: { standard: "2025-04-12", extended: "2026-01-26" },
    30: { standard: "2025-09-30", extended: "2026-07-31" },
    31: { standard: "2026-01-16", extended: "2026-10-25" },
    32: { standard: "2026-04-11", extended: "2027-02-11" },
    33: { standard: "2026-08-03", extended: "2027-06-03" },
    34: { standard: "2026-10-01", extended: "2027-09-30" },
    35: { standard: "2027-04-11", extended: "2028-02-11" },
  },
};

/**
 * The page gives months. From 1.33 on they follow from its rule: 12 months from general availability, and 12 more with
 * long-term support.
 */
export const AKS_CALENDAR: Calendar = {
  of: "AKS",
  source: "https://learn.microsoft.com/azure/aks/supported-kubernetes-versions",
  taken: "2026-04-01",
  graceDays: 31,
  ends: {
    29: { standard: "2025-03-31", extended: "2026-04-30" },
    30: { standard: "2025-07-31", extended: "2026-07-31" },
    31: { standard: "2025-11-30", extended: "2026-11-30" },
    32: { standard: "2026-03-31", extended: "2027-03-31" },
    33: { standard: "2026-06-30", extended: "2027-06-30" },
    34: { standard: "2026-11-30", extended: "2027-11-30" },
    35: { standard: "2027-04-30", extended: "2028-04-30" },
  },
};

/** Kubernetes itself. Providers without a calendar of their own follow it, some by a few months: hence the grace. */
export const UPSTREAM_CALENDAR: Calendar = {
  of: "Kubernetes",
  source: "https://kubernetes.io/releases/",
  taken: "2026-09-15",
  graceDays: 183,
  ends: {
    29: { standard: "2025-02-28" },
    30: { standard: "2025-07-15" },
    31: { standard: "2025-11-11" },
    32: { standard: "2026-02-28" },
    33: { standard: "2026-06-28" },
    34: { standard: "2026-10-27" },
    35: { standard: "2027-02-28" },
    36: { standard: "2027-06-28" },
  },
};
