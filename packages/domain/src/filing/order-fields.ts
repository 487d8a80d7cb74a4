import type { FieldGroup } from '../order-names/kinds/field-groups.ts';
import { kindRow, type OrderKind } from '../order-names/kinds/kinds.ts';
import { type BilingualText, bilingual, fillTemplate } from '../text/bilingual-text.ts';
import { type CarriedRow, carriedRows, notCarried, reasonNotCarried } from './carried.ts';
import { type FieldId, type FieldValues, fieldIds, fieldRow, fieldsOfKind, sameValue } from './fields.ts';
import { isPerson, type Proposal } from './proposal.ts';
import type { Access } from './record.ts';

/** Which values an order fills in: the fields of its kind, what the filing lacks for its report, and a filing password that is asked for. */

/** Of these fields an order that does not fill them in restates nothing, or has its own rule below. */
const notRestated: readonly FieldGroup[] = ['access', 'cancellation', 'filingPassword'];
/** The fields that a change restates, whatever it changes. */
const restated = fieldIds.flatMap((field) => {
  const rows: Partial<Record<FieldId, CarriedRow>> = carriedRows;
  const row = rows[field];
  return row === undefined || notRestated.includes(fieldRow(field).group) ? [] : [{ field, row }];
});

/** 备案缺少的信息: a field that a change must ask for because the filing lacks it, or because the interface cannot carry what is filed. */
export interface AskedField {
  readonly field: FieldId;
  /** The report needs a value; else the value may also be removed. */
  readonly required: boolean;
  readonly why: BilingualText;
}

const lacking = bilingual(
  '备案中缺少此项，变更备案须上报完整的主体和网站信息',
  'the filing lacks it, and a change reports the whole subject and website',
);
/** A registered certificate type that no change carries is changed by the bureau itself: its check says so (FMT-CERT-TYPE). */
const notAskedFor: readonly FieldId[] = ['subject.certificateType'];

/** An access of ours that is reported lacks none of these (docs/spec/bureau-interface.md B-8.1). */
const accessFields = ['access.serverLocations', 'access.accessModes', 'access.ipRanges'] as const;
/** Whether a change must ask for a part of this access, which its report restates. */
export const isIncompleteAccess = ({ serverLocations, accessModes, ipRanges }: Access): boolean =>
  [serverLocations, accessModes, ipRanges].some((list) => list.length === 0);

type FilledIn = Pick<Proposal, 'kind' | 'elsewhere' | 'before' | 'after'>;

/**
 * What a draft of this kind asks for beside the fields of its kind, so that its report can be built from what is filed. Empty for kinds
 * that do not restate the filing.
 */
export function askedFields({ kind, elsewhere, before, after }: FilledIn): AskedField[] {
  if (kindRow(kind).report?.block !== 'BGBA') return [];
  const own = fieldsOfKind(kind, elsewhere);
  const asked = restated.flatMap(({ field, row }): AskedField[] => {
    if (own.includes(field)) return [];
    const isNeeded = (values: FieldValues) => row.needed === 'always' || (row.needed === 'unit' && !isPerson(values));
    if (before[field] === undefined)
      return isNeeded(before) || isNeeded(after) ? [{ field, required: isNeeded(after), why: lacking }] : [];
    const fault = notAskedFor.includes(field) ? undefined : reasonNotCarried(field, before);
    return fault === undefined
      ? []
      : [{ field, required: isNeeded(after), why: fillTemplate(notCarried, { ...fault }) }];
  });
  // An order that is about no access has values of one only if that access is incomplete.
  const access = accessFields.some((field) => before[field] !== undefined)
    ? accessFields.filter((field) => !own.includes(field) && before[field] === undefined)
    : [];
  return [...asked, ...access.map((field) => ({ field, required: true, why: lacking }))];
}

export const FILING_PASSWORD = 'subject.filingPassword' as const satisfies FieldId;
/**
 * Whether the upload of this kind has `ICPmm`: all but that of a subject that is filed for the first time (docs/spec/bureau-interface.md
 * B-8). What is entered by hand has none, because the password itself is kept nowhere.
 */
export const carriesFilingPassword = (kind: OrderKind): boolean => {
  const { report } = kindRow(kind);
  return report !== null && report.block !== 'XZBA';
};

export const SERVICE_CODE = 'access.serviceCode' as const satisfies FieldId;
/** Whether an order of this kind declares an access at us, so that a server of our cloud stands behind it (docs/spec/rules.md ). */
export const declaresAccess = (kind: OrderKind): boolean => kindRow(kind).fields.includes('access');

/** The fields of the kind, what is asked for beside them, and a filing password or a service code that was given although the kind has none. */
export function fieldsOfProposal(proposal: FilledIn): readonly FieldId[] {
  const { kind, elsewhere, after } = proposal;
  const own = fieldsOfKind(kind, elsewhere);
  const asked = askedFields(proposal).map(({ field }) => field);
  const given = [
    ...(!own.includes(FILING_PASSWORD) && carriesFilingPassword(kind) ? [FILING_PASSWORD] : []),
    ...(declaresAccess(kind) ? [SERVICE_CODE] : []),
  ].filter((id) => after[id] !== undefined);
  return asked.length === 0 && given.length === 0 ? own : [...own, ...asked, ...given];
}

/** Fields of the order whose value differs, and those of `given` (Proposal.given); `elsewhere` as in `fieldsOfKind`. */
export const changedFields = (
  kind: OrderKind,
  before: FieldValues,
  after: FieldValues,
  elsewhere?: boolean,
  given: readonly FieldId[] = [],
): FieldId[] =>
  fieldsOfProposal({ kind, before, after, ...(elsewhere === undefined ? {} : { elsewhere }) }).filter(
    (id) => given.includes(id) || !sameValue(before[id], after[id]),
  );
