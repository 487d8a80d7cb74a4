import { canonicalDomain, registeredName } from '@beian/domain/checks';
import { listOf, type Proposal } from '@beian/domain/filing';
import { type Assessment, assess } from '@beian/domain/order';
import { kindRow } from '@beian/domain/order-names';

/** The part of an assessment that order_contents stores; findings have their own column. */
export type StoredAssessment = Omit<Assessment, 'findings' | 'edition'> & { edition: Assessment['edition'] | null };

/** Columns of order_contents that are derived from its values. */
export function assessmentColumns(proposal: Proposal) {
  const { findings, ...others } = assess(proposal);
  const assessment: StoredAssessment = others;
  // Registries know the registered name alone, while an app may file hosts.
  const nameOf = kindRow(proposal.kind).app === true ? registeredName : canonicalDomain;
  // Compared in canonical form, as registries do: two spellings of a domain are the same domain.
  const [before = [], after = []] = [proposal.before, proposal.after].map((values) => [
    ...new Set(listOf(values, 'website.domains').map(nameOf)),
  ]);
  return {
    findings,
    assessment,
    addedDomains: after.filter((name) => !before.includes(name)),
    removedDomains: before.filter((name) => !after.includes(name)),
  };
}
