import { creditCodeCheckCharacter, type FilingRecord, type Principal, residentIdCheckCharacter } from '@beian/domain';
import { fictitiousRecords, moreRecords } from './records.fixture.ts';

const withCheck = (first17: string): string => first17 + residentIdCheckCharacter(first17);
const credit = '91320000MA7531097';

/** 金丝雀: values that are nobody's and stand nowhere else. Their check digits fit, so every road takes them. */
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

/** Units and persons in turn whose filed people, and of persons whose own values, are canaries; each with a filing number of its own. */
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

/** What an order makes of the website's principal. */
export const canaryDraft: readonly { readonly field: string; readonly value: string }[] = [
  ...Object.entries(canaryPerson('丁', 3)).flatMap(([part, value]) =>
    part === 'idType' ? [] : [{ field: `website.principal.${part}`, value: String(value) }],
  ),
];

/** What a bureau writes of an order of theirs: names, numbers and addresses of the people in it, as registered and as proposed. */
export const canaryOpinion = (() => {
  const [site] = canaryRecord.websites;
  const { name = '', mobile = '', idNumber = '', email = '' } = site?.principal ?? {};
  return `负责人${name}（证件 ${idNumber}，手机 ${mobile}，邮箱 ${email}）与${canaryDraft.map(({ value }) => value).join('、')}不符`;
})();

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
].flatMap(formsOf);

/** Personal values of these records, and nothing that a draft of ours sends: no partner may read one before it has sent it itself. */
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

/** A value as it is, and as it would be written in an address or in another form of text. */
function formsOf(value: string): string[] {
  return [
    value,
    ...(/^[\w@.-]+$/.test(value) ? [] : [encodeURIComponent(value)]),
    Buffer.from(value).toString('hex'),
    Buffer.from(value).toString('base64').replace(/=+$/, ''),
  ];
}

/** Which of these texts hold a canary: `name: canary`. */
export const canariesIn = (texts: Iterable<readonly [string, string]>, sought = canaries): string[] =>
  [...texts].flatMap(([name, text]) => sought.filter((one) => text.includes(one)).map((one) => `${name}: ${one}`));
