import { type FieldId, type FieldValues, fieldIds, toFieldValues } from '@beian/domain/filing';
import { companyIn } from '../fixtures/records.ts';

/** Values as `saveDraft` takes them. */
export type SavedFields = readonly { field: string; value?: string; values?: string[] }[];

/** Values that no bureau publishes. */
const stated = ['subject', 'website'].flatMap((owner) => [
  { field: `${owner}.principal.idValidUntil`, value: '2046-12-31' },
  { field: `${owner}.principal.legalRepresentative`, value: owner === 'subject' ? 'yes' : 'no' },
]);

const inputOf = (values: FieldValues, field: FieldId) => {
  const value = values[field];
  return typeof value === 'string' ? { field, value } : { field, values: [...(value ?? [])] };
};

/** A company of the province that nobody has filed, with everything that a first filing asks for. */
export function sampleFiling(province: string): SavedFields {
  const { subject, websites } = companyIn(province, 29);
  const [website] = websites;
  if (website === undefined) throw new Error('the company has no website');
  const values = toFieldValues({ subject, website, accessId: website.accesses[0]?.bureauId });
  return [
    ...fieldIds.filter((id) => values[id] !== undefined && id !== 'subject.province').map((id) => inputOf(values, id)),
    ...stated,
    { field: 'subject.filingPassword', value: 'Sample123' },
  ];
}
