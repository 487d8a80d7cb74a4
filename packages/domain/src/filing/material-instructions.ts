import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import type { MaterialKind } from './materials.ts';

/** Where each material comes from and how it is handed in, for the applicant. Apart from the materials: the queue needs only their labels. */
export const materialInstructions: Readonly<Record<MaterialKind, BilingualText>> = {
  SUBJECT_CERT: bilingual(
    '上传证件原件的扫描件或照片，四角完整、字迹清晰',
    'Scan or photograph the original: all four corners, writing sharp',
  ),
  SUBJECT_PRINCIPAL_ID: bilingual(
    '拍摄证件正反面，放在一张图片中，四角完整、不反光',
    'Both sides of the ID in one picture: all four corners, no reflections',
  ),
  WEBSITE_PRINCIPAL_ID: bilingual(
    '拍摄证件正反面，放在一张图片中，四角完整、不反光',
    'Both sides of the ID in one picture: all four corners, no reflections',
  ),
  VERIFICATION_FORM: bilingual(
    '下载后打印在一张 A4 纸上，用黑色签字笔签字（单位另加盖公章），再扫描或拍照上传',
    'Download it, print it on one sheet of A4, sign it with a black pen (a unit adds its seal), then scan or photograph it',
  ),
  FACE_PHOTO: bilingual('初审通过后按拍照要求拍摄', 'Taken after the initial review, as the photo guide says'),
  DOMAIN_CERT: bilingual(
    '请向域名注册商获取，多数注册商可在其控制台下载；每个域名一份，可拼在一张图片中',
    'Get it from the registrar, most offer it for download; one for each domain, several may share a picture',
  ),
  CHANGE_PROOF: bilingual(
    '请向登记机关（如市场监督管理局）开具变更证明，或下载其准予变更通知书',
    'Have it issued by the registering authority, or download its notice of the approved change',
  ),
  AUTHORISATION: bilingual(
    '下载后打印，由法定代表人签字并加盖公章，再扫描或拍照上传',
    'Download and print it; the legal representative signs it and adds the seal; then scan or photograph it',
  ),
  DOMAIN_HOLDER_PROOF: bilingual(
    '上传能证明域名持有者与主体关系的文件，如章程、社保证明',
    'Upload what shows how the holder belongs to the subject: articles, social insurance',
  ),
  HOLDING_PERSON_ID: bilingual(
    '本人手持证件拍照，面部和证件都清晰、无遮挡',
    'The person holds the own ID; face and ID are sharp and uncovered',
  ),
  HOLDING_UNIT_CERT: bilingual(
    '网站负责人手持单位证件拍照，面部和证件都清晰、无遮挡',
    "The website principal holds the unit's certificate; face and certificate are sharp and uncovered",
  ),
  RESIDENCE_PERMIT: bilingual('拍摄居住证正反面，放在一张图片中', 'Both sides of the permit in one picture'),
  AGE_PROOF: bilingual(
    '上传单位出具的就业、收入证明，或监护人证件',
    "Upload the employer's letter on work or income, or the guardian's ID",
  ),
  SITE_PLAN: bilingual(
    '写明网站的用途、栏目和每个域名的用处，单位加盖公章',
    'Say what the site and each of its domains is for; a unit adds its seal',
  ),
  COMMITMENT: bilingual(
    '下载后打印，按页脚处的要求签字或盖章，再扫描或拍照上传',
    'Download and print it, sign or seal it as its foot says, then scan or photograph it',
  ),
  STAFFING_LETTER: bilingual('由机构编制部门出具，或上传事业单位法人证书的编办备注页', 'Issued by the staffing office'),
  CONFIRMATION_LETTER: bilingual('由本单位出具并加盖公章', 'Issued and sealed by the body itself'),
  BEIJING_DOMAIN_LIST: bilingual(
    '列出全部域名及注册商，单位加盖公章，个人签字',
    'Lists all domains with their registrars; sealed by a unit, signed by a person',
  ),
  PRE_APPROVAL: bilingual('上传主管部门的批准文件，须在有效期内', 'Upload the valid approval of the authority'),
  NAME_STATEMENT: bilingual(
    '请说明使用该名称的依据，写明网址和负责人电话，加盖公章后拍照或扫描',
    "Say what entitles you to the name, with the site's address and the principal's phone; seal it, then photograph or scan it",
  ),
  APP_ICON: bilingual(
    '上传 APP 在设备上显示的图标，正方形，不带消息角标',
    'Upload the icon as devices show it: a square, without a badge of messages',
  ),
  NO_APPROVAL_STATEMENT: bilingual(
    '请打印承诺书，写明网站实际内容，签字（单位加盖公章）后拍照或扫描',
    "Print the statement, say what the site's content is, sign it (a unit seals it), then photograph or scan it",
  ),
  PHONE_BILLS: bilingual(
    '请向运营商打印最近三个月的话费单，须显示机主姓名和号码',
    'Have the operator print the last three months; name and number must be visible',
  ),
};
