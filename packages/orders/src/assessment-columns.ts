import { type Assessment, assess, canonicalDomain, listOf, type Proposal } from '@beian/domain';

/** What order_contents keeps of the rules' words; findings have a column of their own. */
export type StoredAssessment = Omit<Assessment, 'findings' | 'edition'> & { edition: Assessment['edition'] | null };

/** Columns of order_contents that follow from its values. */
export function assessmentColumns(proposal: Proposal) {
  const { findings, ...assessment } = assess(proposal);
  // Compared as registries do: another spelling of a domain is the same domain.
  const [before = [], after = []] = [proposal.before, proposal.after].map((values) => [
    ...new Set(listOf(values, 'website.domains').map(canonicalDomain)),
  ]);
  return {
    findings,
    assessment: assessment satisfies StoredAssessment,
    addedDomains: after.filter((name) => !before.includes(name)),
    removedDomains: before.filter((name) => !after.includes(name)),
  };
}
