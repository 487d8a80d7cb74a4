import { type FieldId, fieldIds, toFieldValues } from '@beian/domain/filing';
import { moreRecords } from '../fixtures/records.ts';

/** A company that nobody has filed, with everything that a first filing asks for. */
const [company] = moreRecords(30).slice(-1);
const [site] = company?.websites ?? [];
if (company === undefined || site === undefined) throw new Error('there is no such company');
const values = toFieldValues({ subject: company.subject, website: site, accessId: site.accesses[0]?.bureauId });

/** Values that no bureau publishes. */
const stated = ['subject', 'website'].flatMap((owner) => [
  { field: `${owner}.principal.idValidUntil`, value: '2046-12-31' },
  { field: `${owner}.principal.legalRepresentative`, value: owner === 'subject' ? 'yes' : 'no' },
]);

const inputOf = (field: FieldId) => {
  const value = values[field];
  return typeof value === 'string' ? { field, value } : { field, values: [...(value ?? [])] };
};

/** Its values as `saveDraft` takes them. */
export const sampleFiling: readonly { field: string; value?: string; values?: string[] }[] = [
  ...fieldIds.filter((id) => values[id] !== undefined && id !== 'subject.province').map(inputOf),
  ...stated,
  { field: 'subject.filingPassword', value: 'Sample123' },
];
