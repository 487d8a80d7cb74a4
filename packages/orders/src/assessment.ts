import { type Assessment, addedDomains, assess, canonicalDomain, listOf, type Proposal } from '@beian/domain';

/** What order_contents keeps of the rules' words; findings have a column of their own. */
export type StoredAssessment = Omit<Assessment, 'findings' | 'edition'> & { edition: Assessment['edition'] | null };

/** Columns of order_contents that follow from its values. */
export function assessed(proposal: Proposal) {
  const { findings, ...assessment } = assess(proposal);
  const [before, after] = [proposal.before, proposal.after].map(
    (values) => new Set(listOf(values, 'website.domains').map(canonicalDomain)),
  );
  return {
    findings,
    assessment: assessment satisfies StoredAssessment,
    domainsAdded: addedDomains(proposal).length,
    domainsRemoved: [...(before ?? [])].filter((name) => !after?.has(name)).length,
  };
}
