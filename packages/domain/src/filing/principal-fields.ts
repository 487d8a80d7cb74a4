import type { PrincipalOwner } from '../order-names/kinds/kind-row.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { type FieldRow, RESIDENT_ID } from './field-row.ts';
import type { PrincipalPart } from './record.ts';

/** 负责人 (docs/spec/rules.md ), once for the subject and once for the website. */
/** `ofApp`: whose it is where the service is an app. */
export function principalFields<O extends PrincipalOwner>(owner: O, whose: BilingualText, ofApp = whose) {
  const row = {
    group: owner === 'subject' ? 'subjectPrincipal' : 'websitePrincipal',
    shape: 'text',
    personal: true,
    max: 128,
  } as const;
  const label = (zh: string, en: string) => ({
    label: bilingual(`${whose.zh}${zh}`, `${whose.en}'s ${en}`),
    ...(ofApp === whose ? {} : { app: bilingual(`${ofApp.zh}${zh}`, `${ofApp.en}'s ${en}`) }),
  });
  const parts: Record<PrincipalPart, FieldRow> = {
    name: { ...row, ...label('姓名', 'name'), required: true, format: 'personName' },
    idType: {
      ...row,
      personal: false,
      ...label('证件类型', 'ID type'),
      format: 'code',
      required: true,
      max: 3,
    },
    idNumber: {
      ...row,
      ...label('证件号码', 'ID number'),
      format: 'paperNumber',
      formatWhen: [{ field: `${owner}.principal.idType`, codes: [RESIDENT_ID], format: 'residentId' }],
      required: true,
      mask: 'ends',
      identifies: 'idNumber',
    },
    idValidUntil: {
      ...row,
      ...label('证件有效期至', 'ID validity end'),
      format: 'validity',
      required: false,
      max: 10,
      ours: true,
    },
    legalRepresentative: {
      ...row,
      personal: false,
      ...label('是否法定代表人', 'being the legal representative'),
      format: 'yesNo',
      required: false,
      max: 3,
      ours: true,
    },
    mobile: {
      ...row,
      ...label('手机号码', 'mobile'),
      format: 'mobile',
      required: true,
      mask: 'endsOfEach',
      identifies: 'mobile',
    },
    officePhone: {
      ...row,
      ...label('办公电话', 'office phone'),
      format: 'officePhone',
      required: false,
      mask: 'allButLastFour',
    },
    emergencyPhone: {
      ...row,
      ...label('应急联系电话', 'emergency phone'),
      format: 'emergencyPhone',
      required: false,
      ours: true,
      mask: 'ends',
      identifies: 'mobile',
    },
    email: {
      ...row,
      ...label('电子邮件', 'e-mail'),
      format: 'email',
      required: true,
      mask: 'mailDomain',
      identifies: 'email',
    },
  };
  return Object.fromEntries(Object.entries(parts).map(([part, it]) => [`${owner}.principal.${part}`, it])) as Record<
    `${O}.principal.${PrincipalPart}`,
    FieldRow
  >;
}
