import type { FieldId } from '../filing/fields.ts';
import type { MaterialKind } from '../filing/materials.ts';

/** A box to tick, and the codes of the field for which the verifier ticks it; 其他 is ticked for every other code. */
export interface FormBox {
  readonly label: string;
  readonly codes: readonly number[] | 'others';
}
export type BoxField = 'subject.certificateType' | 'website.principal.idType' | 'website.preApprovals';

/** A question of the form, answered with 是 or 否, and the items of the checklist that it stands for. */
export interface FormQuestion {
  readonly text: string;
  readonly items: readonly (FieldId | `material.${MaterialKind}`)[];
  /** What no item given means; absent: the question does not concern the order and stays open. */
  readonly without?: 'yes' | 'no';
}

/** A part of the block that the provider's verifier fills in, as the ministry's form has it (docs/spec/rules.md ). */
export type FormRow =
  | { readonly is: 'heading'; readonly text: string }
  | { readonly is: 'remark'; readonly text: string }
  | { readonly is: 'boxes'; readonly label: string; readonly of: BoxField; readonly boxes: readonly FormBox[] }
  /** Two questions stand side by side. */
  | { readonly is: 'questions'; readonly questions: readonly FormQuestion[] };

const heading = (text: string): FormRow => ({ is: 'heading', text });
const boxes = (label: string, of: BoxField, ...list: readonly (readonly [string, FormBox['codes']])[]): FormRow => ({
  is: 'boxes',
  label,
  of,
  boxes: list.map(([name, codes]) => ({ label: name, codes })),
});
const question = (text: string, items: FormQuestion['items'], without?: FormQuestion['without']): FormQuestion => ({
  text,
  items,
  ...(without === undefined ? {} : { without }),
});
const questions = (...list: readonly FormQuestion[]): FormRow => ({ is: 'questions', questions: list });

/**
 * 网站备案信息核验内容: five numbered sections, 6 + 6 boxes for certificates, 13 questions, 9 boxes for pre-approvals. The codes are those of
 * `domain/codes/`; no source names the boxes of the certificates that came after the form, so 其他 stands for them.
 */
export const formRows: readonly FormRow[] = [
  heading('一、主体信息核验内容：'),
  {
    is: 'remark',
    text: '核验网站主办者、网站负责人证件资质（网站类型为“个人”时只需核验个人证件资质，请在核验的对应证件下打“√”）',
  },
  boxes(
    '单位证件资质：',
    'subject.certificateType',
    ['组织机构代码证书', [3, 9, 10, 12, 16, 18, 20]],
    ['工商营业执照', [1]],
    ['事业法人证书', [4]],
    ['社团法人证书', [6]],
    ['军队代号', [5]],
    ['其他', 'others'],
  ),
  boxes(
    '个人证件资质：',
    'website.principal.idType',
    ['身份证', [2]],
    ['户口簿', []],
    ['军官证', [8]],
    ['港澳台胞证', [11, 14]],
    ['护照', [7]],
    ['其他', 'others'],
  ),
  questions(
    question('网站主办者、网站负责人证件号码报备信息是否正确', [
      'subject.certificateNumber',
      'website.principal.idNumber',
    ]),
  ),
  questions(
    question('是否留存网站主办者、网站负责人证件复印件', ['material.SUBJECT_CERT', 'material.WEBSITE_PRINCIPAL_ID']),
  ),
  questions(question('是否当面采集并留存网站负责人照片', ['material.FACE_PHOTO'])),
  heading('二、联系方式核验内容：'),
  questions(question('网站负责人手机号码报备信息是否正确', ['website.principal.mobile'])),
  questions(
    question('网站负责人座机号码报备信息是否正确（网站类型为“个人”时选填）', ['website.principal.officePhone']),
  ),
  questions(question('网站负责人电子邮箱报备信息是否正确', ['website.principal.email'])),
  // A website's principal has no address of its own in a filing.
  questions(question('网站负责人通信地址报备信息是否正确', ['subject.mailingAddress'])),
  heading('三、网站信息核验内容：'),
  questions(
    question('网站名称报备信息是否规范', ['website.name']),
    question('域名报备信息是否正确', ['website.domains', 'website.homeUrl']),
  ),
  questions(question('网站服务内容/项目报备信息是否正确', ['website.serviceContents', 'website.languages'])),
  questions(
    question(
      '是否有前置审批或专项审批文件（如有前置审批或专项审批文件，请在核验文件内容的对应类别下打“√”）',
      ['website.preApprovals'],
      'no',
    ),
  ),
  boxes(
    '',
    // The types of `domain/codes/pre-approvals.ts` (docs/spec/bureau-interface.md B-10.2).
    'website.preApprovals',
    ['新闻', [1]],
    ['出版', [2]],
    ['教育', [3]],
    ['医疗保健', [4]],
    ['药品和医疗器械', [5]],
    ['文化', [9]],
    ['广播电视节目', [10]],
    ['电子公告服务', [6]],
    ['其他', 'others'],
  ),
  heading('四、接入信息报备内容：'),
  questions(
    question(
      '本单位是否正确报备接入信息（包括“接入服务提供者名称”、“接入方式”、“服务器放置地点”、“网站IP地址”）',
      ['access.serverLocations', 'access.accessModes', 'access.ipRanges'],
      // An order that is not about an access leaves the one that is reported.
      'yes',
    ),
  ),
  questions(question('五、是否留存网站备案信息书面文档', ['material.VERIFICATION_FORM'])),
];
