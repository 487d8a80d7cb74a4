import type { Finding } from '../checks/finding.ts';
import { checkGbk } from '../checks/gbk.ts';
import { checkTextLength } from '../checks/text-length.ts';
import { notCarried, reasonNotCarried } from '../filing/carried.ts';
import { type FieldId, fieldRow, listOf } from '../filing/fields.ts';
import { type AskedField, askedFields, fieldsOfProposal } from '../filing/order-fields.ts';
import { comparesMasked, type Proposal } from '../filing/proposal.ts';
import type { KindReport } from '../order-names/kinds/kind-row.ts';
import { kindRow } from '../order-names/kinds/kinds.ts';
import { meets } from '../province-rules/conditions.ts';
import { perObject, type Reached } from '../province-rules/in-force.ts';
import { whenChecked } from '../province-rules/rule.ts';
import { reachesIn } from '../province-rules/rules.ts';
import { bilingual, fillTemplate } from '../text/bilingual-text.ts';
import type { StoredFinding } from './facts.ts';
import { accessChecks } from './field-checks/access.ts';
import { appChecks } from './field-checks/app.ts';
import { blackListFields, checkBlackListed } from './field-checks/black-list.ts';
import { cancellationChecks } from './field-checks/cancellation.ts';
import { eachPart, type FieldCheck, failFinding } from './field-checks/field-check.ts';
import { subjectChecks } from './field-checks/subject.ts';
import { websiteChecks } from './field-checks/website.ts';

const fieldChecks: Readonly<Partial<Record<FieldId, FieldCheck>>> = {
  ...subjectChecks,
  ...websiteChecks,
  ...appChecks,
  ...accessChecks,
  ...cancellationChecks,
};
/** A field without a row is free text: the bureau must be able to encode it. */
const freeText: FieldCheck = { checks: [eachPart(checkGbk)] };
const checksOf = (id: FieldId): FieldCheck => fieldChecks[id] ?? freeText;

/** Distinct findings that did not pass; if all passed, one pass. */
function merge(findings: readonly Finding[]): readonly Finding[] {
  const wrong = findings.filter((finding) => finding.outcome !== 'pass');
  // Beside what the partner is not told stands what it would be told without it.
  const told = wrong.some(({ deskOnly }) => deskOnly !== true) ? [] : findings.filter((one) => !wrong.includes(one));
  const kept = [...told.slice(0, 1), ...wrong];
  return kept.filter((finding, at) => kept.findIndex((one) => one.message.zh === finding.message.zh) === at);
}

const checksByField = perObject<readonly Reached<'check'>[]>();
/** The bureau's own checks of a field: each field of each order asks for them. */
function rulesAbout(id: FieldId, { province, edition }: Proposal): readonly Reached<'check'>[] {
  const all = reachesIn(province, edition, 'check');
  return checksByField(all, id, () => all.filter(({ reach }) => reach.field === id));
}

/** The rules about names and domains were made for websites; those of apps are checks of their own (docs/spec/rules.md ). */
const isOfWebsitesAlone = (id: FieldId, { kind }: Proposal): boolean =>
  kindRow(kind).app === true && ['website.name', 'website.domains'].includes(id);

/** Findings of the bureau's own rules. */
const provinceFindings = (id: FieldId, proposal: Proposal): readonly Finding[] =>
  rulesAbout(id, proposal)
    .filter(() => !isOfWebsitesAlone(id, proposal))
    .filter(({ reach }) => meets(whenChecked(reach), proposal) && meets(reach.broken, proposal))
    .map(({ rule, reach }) => ({
      ruleId: `${reach.ruleId}, ${rule.key}`,
      outcome: reach.outcome,
      message: rule.says,
      suggestion: reach.suggestion,
      ...(comparesMasked(proposal, ...(reach.reads ?? reach.on ?? [reach.field])) ? { deskOnly: true as const } : {}),
    }));

/** The findings of one field, as in `checkFields`. */
export function checkField(id: FieldId, proposal: Proposal): readonly Finding[] {
  const row = checksOf(id);
  const parts = listOf(proposal.after, id);
  if (parts.length === 0) return merge([...(row.whenAbsent?.(proposal) ?? []), ...provinceFindings(id, proposal)]);
  const lengths = parts.map((part) => checkTextLength(part, { min: 1, max: fieldRow(id).max }));
  const own = row.checks.flatMap((check) => check(parts, proposal));
  const found = [...own, ...provinceFindings(id, proposal), ...lengths];
  const isReported = kindRow(proposal.kind).report !== null;
  return merge([...found, ...(isReported && !found.some(isFailure) ? carriedFindings(id, proposal) : [])]);
}

const isFailure = ({ outcome }: Finding): boolean => outcome === 'fail';

/** What the report could not carry is refused before the submission (docs/spec/bureau-interface.md B-8), whatever else the field's checks say. */
function carriedFindings(id: FieldId, { after }: Proposal): readonly Finding[] {
  const fault = reasonNotCarried(id, after);
  return fault === undefined
    ? []
    : [
        failFinding(
          'B-8.1',
          fillTemplate(notCarried, { ...fault }),
          bilingual('请改为管局认可的写法', 'Write it in a way that the bureau accepts'),
        ),
      ];
}

/**
 * Fields that a report repeats unchanged and that may prevent it from being sent; the applicant cannot correct them in
 * the form.
 */
const restatedFields: Readonly<Record<KindReport['block'], readonly FieldId[]>> = {
  BGBA: ['subject.certificateType'],
  ZXBA: [],
  XZBA: [],
  XZWZ: [],
  XZJR: [],
};

/** Problems of the fields that the report repeats unchanged, or of `only` these; empty if all can be sent. */
export const checkRestated = (proposal: Proposal, only?: ReadonlySet<FieldId>): StoredFinding[] => {
  const own = fieldsOfProposal(proposal);
  const { report } = kindRow(proposal.kind);
  return [
    ...(report === null ? [] : restatedFields[report.block])
      .filter((field) => !own.includes(field) && (only?.has(field) ?? true))
      .flatMap((field) =>
        checkField(field, proposal)
          .filter(isFailure)
          .map((finding) => ({ field, ...finding })),
      ),
    ...blackListFields
      .filter((field) => !own.includes(field) && (only?.has(field) ?? true))
      .flatMap((field) => checkBlackListed(field)([], proposal).map((finding) => ({ field, ...finding }))),
  ];
};

/** A field that the filing lacks for the report must have a value before the order is submitted. */
function askedFindings({ field, required, why }: AskedField, proposal: Proposal): readonly Finding[] {
  if (!required || proposal.after[field] !== undefined) return checkField(field, proposal);
  return [
    failFinding(
      'B-8.1',
      fillTemplate(bilingual(`请填写{zh}：${why.zh}`, `{en} is missing: ${why.en}`), { ...fieldRow(field).label }),
      bilingual('请填写后重新保存', 'Fill it in and save again'),
    ),
  ];
}

/**
 * Findings of the machine checks on an order's values: per field with a value one pass, or every distinct problem. A
 * field without a value has no finding (the guard `formValid` reports MISSING), except fields that are required only
 * for some subjects. Findings never contain a value or a part of one. `only`: these fields alone. Pure; never throws.
 */
export const checkFields = (proposal: Proposal, only?: ReadonlySet<FieldId>): StoredFinding[] => {
  const asked = new Map(askedFields(proposal).map((one) => [one.field, one]));
  const fields = fieldsOfProposal(proposal).filter((field) => only?.has(field) ?? true);
  return fields.flatMap((field) => {
    const one = asked.get(field);
    const found = one === undefined ? checkField(field, proposal) : askedFindings(one, proposal);
    return found.map((finding) => ({ field, ...finding }));
  });
};
