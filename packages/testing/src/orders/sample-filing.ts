import { type FieldId, type FieldValues, fieldIds, toFieldValues } from '@beian/domain/filing';
import { companyIn } from '../fixtures/records.ts';

/** Values as `saveDraft` takes them. */
export type SavedFields = readonly { field: string; value?: string; values?: string[] }[];

/** Values that no bureau publishes. */
const stated = ['subject', 'website'].flatMap((owner) => [
  { field: `${owner}.principal.idValidUntil`, value: '2046-12-31' },
  { field: `${owner}.principal.legalRepresentative`, value: owner === 'subject' ? 'yes' : 'no' },
]);

/** Packages of an app on three platforms, with public keys in three shapes; invented. */
export const samplePackages = [
  `ANDROID|com.example.shop|AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99|${'C0'.repeat(256)}`,
  `IOS|com.example.shop|${'0123456789'.repeat(4)}|3082010A0282010100${'C1'.repeat(256)}0203010001`,
  `HARMONYOS|com.example.shop|${'ABCDEF0123'.repeat(4)}|-----BEGIN PUBLIC KEY-----\n${Buffer.from(
    `3082010A0282010100${'C2'.repeat(256)}0203010001`,
    'hex',
  ).toString('base64')}\n-----END PUBLIC KEY-----`,
];
const sampleApp = [
  { field: 'app.packages', values: samplePackages },
  { field: 'app.offersSdk', value: 'no' },
  { field: 'app.usesSdks', value: 'yes' },
  { field: 'app.sdks', value: '样例推送 SDK（样例科技）' },
];

const inputOf = (values: FieldValues, field: FieldId) => {
  const value = values[field];
  return typeof value === 'string' ? { field, value } : { field, values: [...(value ?? [])] };
};

/** A company of the province that nobody has filed, with everything that a first filing asks for; each `serial` is another one. */
export function sampleFiling(province: string, serial = 29): SavedFields {
  const { subject, websites } = companyIn(province, serial);
  const [website] = websites;
  if (website === undefined) throw new Error('the company has no website');
  const values = toFieldValues({ subject, website, accessId: website.accesses[0]?.bureauId });
  return [
    ...fieldIds.filter((id) => values[id] !== undefined && id !== 'subject.province').map((id) => inputOf(values, id)),
    ...stated,
    ...sampleApp,
    { field: 'subject.filingPassword', value: 'Sample123' },
  ];
}
