import type { CodeList } from '../codes/code-lists.ts';
import { codeListOf, findCertificateType } from '../codes/code-lists.ts';
import { currentCodes, labelOfPublished } from '../codes/published.ts';
import { currentRegions } from '../codes/regions.ts';
import { type FieldId, listOf } from '../filing/fields.ts';
import type { Proposal } from '../filing/proposal.ts';
import { yesNoLabels } from '../filing/value-label.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { checkField } from './check-fields.ts';

/** A condition on the value of another field. */
export interface FieldCondition {
  readonly field: FieldId;
  readonly codes: readonly string[];
}
/** 选项: a value that a field takes. */
export interface FieldChoice {
  readonly code: string;
  readonly label: BilingualText;
  /** What another field must be for it to be accepted; null: offered with what is registered. */
  readonly when: FieldCondition | null;
}

const regionChoice = ({ code, name }: { code: string; name: string }) => ({
  code,
  label: bilingual(name, name),
  when: null,
});

const isRefused = (field: FieldId, value: string, asked: Omit<Proposal, 'after'>, more: Proposal['after'] = {}) =>
  checkField(field, { ...asked, after: { ...asked.before, ...more, [field]: value } }).some(
    ({ outcome }) => outcome === 'fail',
  );

/** Certificates of a unit follow its nature 单位性质. */
const natureOfChoice = (field: FieldId, code: string, asked: Omit<Proposal, 'after'>): FieldCondition | undefined => {
  if (field !== 'subject.certificateType') return undefined;
  const offered = findCertificateType(code)?.natures ?? [];
  const codes = currentCodes('NATURE', asked.published?.codes ?? {}).filter(
    (nature) =>
      // Where no source says which natures offer it, its check takes any.
      (offered.length === 0 || offered.includes(Number(nature))) &&
      !isRefused(field, code, asked, { 'subject.nature': nature }),
  );
  return codes.length === 0 ? undefined : { field: 'subject.nature', codes };
};

function codeChoices(list: CodeList, field: FieldId, asked: Omit<Proposal, 'after'>): FieldChoice[] {
  const published = asked.published?.codes ?? {};
  const codes = [...new Set([...currentCodes(list, published), ...listOf(asked.before, field)])];
  return codes.flatMap((code): FieldChoice[] => {
    const nature = natureOfChoice(field, code, asked);
    if (nature === undefined && isRefused(field, code, asked)) return [];
    return [{ code, label: labelOfPublished(list, code, published), when: nature ?? null }];
  });
}

/**
 * The values that a field can take in an order of this kind for this record: those that its checks do not refuse. Null: any text of
 * its format, or a list too long to be told here, as counties, which depend on the city (`currentRegions`).
 */
export function fieldChoices(field: FieldId, asked: Omit<Proposal, 'after'>): readonly FieldChoice[] | null {
  if (field.endsWith('.legalRepresentative'))
    return (['yes', 'no'] as const).map((code) => ({ code, label: yesNoLabels[code], when: null }));
  if (field === 'subject.city') return currentRegions(asked.province, asked.published?.codes).map(regionChoice);
  const list = codeListOf(field);
  return list === undefined ? null : codeChoices(list, field, asked);
}
