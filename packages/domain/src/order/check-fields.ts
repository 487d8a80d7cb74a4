import type { Finding } from '../checks/finding.ts';
import { checkTextLength } from '../checks/text-length.ts';
import { reachesIn } from '../province/rules.ts';
import type { StoredFinding } from './facts.ts';
import { blackListFields, checkBlackListed } from './field-checks/black-list.ts';
import type { FieldCheck } from './field-checks/field-check.ts';
import { subjectChecks } from './field-checks/subject.ts';
import { websiteChecks } from './field-checks/website.ts';
import { type FieldId, fieldRow, fieldsOfKind, listOf } from './fields.ts';
import type { OrderKind } from './names.ts';
import { hasChanged, type Proposal } from './proposal.ts';

const fieldChecks = { ...subjectChecks, ...websiteChecks } satisfies Record<FieldId, FieldCheck>;
const checksOf = (id: FieldId): FieldCheck => fieldChecks[id];

/** What is wrong, each said once whichever part of the value it is said of; or one pass. */
function merge(findings: readonly Finding[]): readonly Finding[] {
  const wrong = findings.filter((finding) => finding.outcome !== 'pass');
  const kept = wrong.length > 0 ? wrong : findings.slice(0, 1);
  return kept.filter((finding, at) => kept.findIndex((one) => one.message.zh === finding.message.zh) === at);
}

/** What the bureau's own rules find; asked only where the order changes what they look at. */
const provinceFindings = (id: FieldId, proposal: Proposal): readonly Finding[] =>
  reachesIn(proposal.province, proposal.edition, 'check')
    .filter(
      ({ reach }) =>
        reach.field === id && hasChanged(proposal, ...(reach.on ?? [reach.field])) && reach.broken(proposal),
    )
    .map(({ rule, reach }) => ({
      ruleId: `${reach.ruleId}, ${rule.key}`,
      outcome: reach.outcome,
      message: rule.says,
      suggestion: reach.suggestion,
    }));

function findingsOf(id: FieldId, proposal: Proposal): readonly Finding[] {
  const row = checksOf(id);
  const parts = listOf(proposal.after, id);
  if (parts.length === 0) return merge([...(row.whenAbsent?.(proposal) ?? []), ...provinceFindings(id, proposal)]);
  const lengths = parts.map((part) => checkTextLength(part, { min: 1, max: fieldRow(id).max }));
  const own = row.checks.flatMap((check) => check(parts, proposal));
  return merge([...own, ...provinceFindings(id, proposal), ...lengths]);
}

/** What a report restates as it is registered, and what may keep it from being sent; nothing in the form could mend it. */
const restatedFields: Partial<Record<OrderKind, readonly FieldId[]>> = { CHANGE_WEBSITE: ['subject.certificateType'] };

/** What is wrong with what the report of such an order restates. Nothing where all of it can be sent. */
export const checkRestated = (proposal: Proposal): StoredFinding[] => {
  const own = fieldsOfKind(proposal.kind);
  return [
    ...(restatedFields[proposal.kind] ?? []).flatMap((field) =>
      findingsOf(field, proposal)
        .filter(({ outcome }) => outcome === 'fail')
        .map((finding) => ({ field, ...finding })),
    ),
    ...blackListFields
      .filter((field) => !own.includes(field))
      .flatMap((field) => checkBlackListed(field)([], proposal).map((finding) => ({ field, ...finding }))),
  ];
};

/**
 * What the machine checks say of an order's values: for each field with a value one pass, or everything that is wrong,
 * each thing once. A field without a value has no finding (the guard `formValid` says MISSING), but for one that only some
 * owe. Findings never hold a value or a part of one. Pure; never throws.
 */
export const checkFields = (proposal: Proposal): StoredFinding[] =>
  fieldsOfKind(proposal.kind).flatMap((field) => findingsOf(field, proposal).map((finding) => ({ field, ...finding })));
