import { creditCodeCheckCharacter, type FilingRecord, type Principal, residentIdCheckCharacter } from '@beian/domain';
import { fictitiousRecords, moreRecords } from './records.fixture.ts';

const withCheck = (first17: string): string => first17 + residentIdCheckCharacter(first17);
const credit = '91320000MA7531097';

/** 金丝雀: invented values that occur nowhere else. Their check digits are valid, so every input accepts them. */
const canaryPerson = (sign: string, n: number): Principal & { readonly name: string; readonly idNumber: string } => ({
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
      principal: canaryPerson('乙', 1),
    },
    websites: record.websites.map((website) => ({ ...website, principal: canaryPerson('丙', 2) })),
  };
})();

/**
 * Units and persons in turn, with canaries as their filed people and, for persons, as their own values; each with its
 * own filing number.
 */
export const canaryRecords = (count: number): readonly FilingRecord[] =>
  moreRecords(count).map((record, at) => {
    const websites = record.websites.map((website) => ({ ...website, principal: canaryPerson('丙', 2) }));
    const { investor, remark, principal } = canaryRecord.subject;
    const unit = { ...record.subject, principal, ...(remark === undefined ? {} : { remark }) };
    if (at % 2 === 0) return { subject: unit, websites };
    const own = canaryPerson('戊', 4);
    const person = { name: own.name, nature: 5, certificateType: 2, certificateNumber: own.idNumber, principal: own };
    const addresses = { certificateAddress: '江苏省南京市金丝雀路4号', mailingAddress: '江苏省南京市金丝雀路5号' };
    return { subject: { ...unit, ...person, ...addresses, ...(investor === undefined ? {} : { investor }) }, websites };
  });

/** The order's values of the website's principal. */
export const canaryDraft: readonly { readonly field: string; readonly value: string }[] = [
  ...Object.entries(canaryPerson('丁', 3)).flatMap(([part, value]) =>
    part === 'idType' ? [] : [{ field: `website.principal.${part}`, value: String(value) }],
  ),
];

/**
 * The text of a bureau about the order: names, numbers and addresses of its people, as registered and as proposed.
 */
export const canaryOpinion = (() => {
  const [site] = canaryRecord.websites;
  const { name = '', mobile = '', idNumber = '', email = '' } = site?.principal ?? {};
  return `负责人${name}（证件 ${idNumber}，手机 ${mobile}，邮箱 ${email}）与${canaryDraft.map(({ value }) => value).join('、')}不符`;
})();

/** Free text that people enter. */
export const canaryWords = '金丝雀说了一句话';

const personal = (one: object): string[] => Object.values(one).filter((value) => typeof value === 'string');
const units: readonly string[] = [canaryRecord.subject.certificateNumber];

/**
 * Every canary, plain and URL-encoded or in another encoding. The unit's own number is a canary, too, because it is
 * sealed; its name and its website's are not.
 */
export const canaries: readonly string[] = [
  ...personal(canaryRecord.subject.principal),
  ...canaryRecord.websites.flatMap(({ principal }) => personal(principal)),
  ...canaryDraft.map(({ value }) => value),
  ...units,
  ...['金丝雀'],
].flatMap(formsOf);

/**
 * Personal values of these records without those that the draft sends: a partner must not read one before it has sent
 * it itself.
 */
export const filedCanaries = (records: readonly FilingRecord[]): readonly string[] =>
  [
    ...new Set(
      records.flatMap(({ subject, websites }) => [
        ...personal(subject.principal),
        ...websites.flatMap(({ principal }) => personal(principal)),
        ...(subject.nature === 5
          ? [subject.certificateNumber, subject.certificateAddress, subject.mailingAddress, subject.investor]
          : []),
      ]),
    ),
  ]
    .filter((value) => value !== undefined && value !== '')
    .flatMap((value) => formsOf(value ?? ''));

/** A value, plain and URL-encoded or in another encoding. */
function formsOf(value: string): string[] {
  return [
    value,
    ...(/^[\w@.-]+$/.test(value) ? [] : [encodeURIComponent(value)]),
    Buffer.from(value).toString('hex'),
    Buffer.from(value).toString('base64').replace(/=+$/, ''),
  ];
}

/** The texts that contain a canary, as `name: canary`. */
export const canariesIn = (texts: Iterable<readonly [string, string]>, sought = canaries): string[] =>
  [...texts].flatMap(([name, text]) => sought.filter((one) => text.includes(one)).map((one) => `${name}: ${one}`));
