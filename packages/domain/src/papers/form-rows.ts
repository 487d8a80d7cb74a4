/** A part of the block that the provider's verifier fills in, as the ministry's form has it (docs/spec/rules.md ). */
export type FormRow =
  | { readonly is: 'heading'; readonly text: string }
  | { readonly is: 'remark'; readonly text: string }
  | { readonly is: 'boxes'; readonly label: string; readonly boxes: readonly string[] }
  /** Questions that are answered with 是 or 否; two stand side by side. */
  | { readonly is: 'questions'; readonly questions: readonly [string] | readonly [string, string] };

const heading = (text: string): FormRow => ({ is: 'heading', text });
const boxes = (label: string, ...names: readonly string[]): FormRow => ({ is: 'boxes', label, boxes: names });
const question = (...questions: [string] | [string, string]): FormRow => ({ is: 'questions', questions });

/** 网站备案信息核验内容: five numbered sections, 6 + 6 boxes for certificates, 13 questions, 9 boxes for pre-approvals. */
export const formRows: readonly FormRow[] = [
  heading('一、主体信息核验内容：'),
  {
    is: 'remark',
    text: '核验网站主办者、网站负责人证件资质（网站类型为“个人”时只需核验个人证件资质，请在核验的对应证件下打“√”）',
  },
  boxes('单位证件资质：', '组织机构代码证书', '工商营业执照', '事业法人证书', '社团法人证书', '军队代号', '其他'),
  boxes('个人证件资质：', '身份证', '户口簿', '军官证', '港澳台胞证', '护照', '其他'),
  question('网站主办者、网站负责人证件号码报备信息是否正确'),
  question('是否留存网站主办者、网站负责人证件复印件'),
  question('是否当面采集并留存网站负责人照片'),
  heading('二、联系方式核验内容：'),
  question('网站负责人手机号码报备信息是否正确'),
  question('网站负责人座机号码报备信息是否正确（网站类型为“个人”时选填）'),
  question('网站负责人电子邮箱报备信息是否正确'),
  question('网站负责人通信地址报备信息是否正确'),
  heading('三、网站信息核验内容：'),
  question('网站名称报备信息是否规范', '域名报备信息是否正确'),
  question('网站服务内容/项目报备信息是否正确'),
  question('是否有前置审批或专项审批文件（如有前置审批或专项审批文件，请在核验文件内容的对应类别下打“√”）'),
  boxes('', '新闻', '出版', '教育', '医疗保健', '药品和医疗器械', '文化', '广播电视节目', '电子公告服务', '其他'),
  heading('四、接入信息报备内容：'),
  question('本单位是否正确报备接入信息（包括“接入服务提供者名称”、“接入方式”、“服务器放置地点”、“网站IP地址”）'),
  question('五、是否留存网站备案信息书面文档'),
];
