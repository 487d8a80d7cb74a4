import { creditCodeCheckCharacter, type FilingRecord, type Principal, residentIdCheckCharacter } from '@beian/domain';
import { fictitiousRecords } from './records.fixture.ts';

const withCheck = (first17: string): string => first17 + residentIdCheckCharacter(first17);
const credit = '91320000MA7531097';

/** 金丝雀: values that are nobody's and stand nowhere else. Their check digits fit, so every road takes them. */
const bird = (sign: string, n: number): Principal => ({
  name: `金丝雀${sign}`,
  officePhone: `025-8975310${n}`,
  mobile: `1300975310${n}`,
  emergencyPhone: `1310975310${n}`,
  email: `jin-si-que-${n}@canary.example`,
  idType: 2,
  idNumber: withCheck(`3200001975031097${n}`),
});

/** A unit of 江苏 whose people and addresses are canaries. */
export const canaryRecord: FilingRecord = (() => {
  const [record] = fictitiousRecords;
  if (record === undefined) throw new Error('no record');
  return {
    subject: {
      ...record.subject,
      investor: '金丝雀甲',
      remark: '金丝雀主体备注',
      certificateNumber: credit + creditCodeCheckCharacter(credit),
      certificateAddress: '江苏省南京市金丝雀路1号',
      mailingAddress: '江苏省南京市金丝雀路2号',
      principal: bird('乙', 1),
    },
    websites: record.websites.map((website) => ({ ...website, principal: bird('丙', 2) })),
  };
})();

/** What an order makes of the website's principal. */
export const canaryDraft: readonly { readonly field: string; readonly value: string }[] = [
  ...Object.entries(bird('丁', 3)).flatMap(([part, value]) =>
    part === 'idType' ? [] : [{ field: `website.principal.${part}`, value: String(value) }],
  ),
];

/** What people type in words. */
export const canaryWords = '金丝雀说了一句话';

const personal = (one: object): string[] => Object.values(one).filter((value) => typeof value === 'string');
const units: readonly string[] = [canaryRecord.subject.certificateNumber];

/**
 * Every canary, as it is and as it would be written in an address or in another form of text. The unit's own number is a canary, too, for
 * it is sealed; its name and its website's are open.
 */
export const canaries: readonly string[] = [
  ...personal(canaryRecord.subject.principal),
  ...canaryRecord.websites.flatMap(({ principal }) => personal(principal)),
  ...canaryDraft.map(({ value }) => value),
  ...units,
  ...['金丝雀'],
].flatMap((value) => [
  value,
  ...(/^[\w@.-]+$/.test(value) ? [] : [encodeURIComponent(value)]),
  Buffer.from(value).toString('hex'),
  Buffer.from(value).toString('base64').replace(/=+$/, ''),
]);

/** Which of these texts hold a canary: `name: canary`. */
export const canariesIn = (texts: Iterable<readonly [string, string]>): string[] =>
  [...texts].flatMap(([name, text]) => canaries.filter((one) => text.includes(one)).map((one) => `${name}: ${one}`));
