import { type Text, text } from '../text.ts';
import { bureauReasons } from './bureau-reasons.ts';

/**
 * 理由库: why an order is returned or rejected, a row per reason of rules.md §8.2, with the advice that the applicant reads.
 * `fits` are keys of items, `field` for every field, `material` for every material, `order` for the order as a whole.
 */
interface ReasonRow {
  readonly label: Text;
  readonly advice: Text;
  readonly fits: readonly string[];
}

export const returnReasons = {
  'ORD-01': {
    label: text('备案类型错误', 'Wrong filing type'),
    advice: text(
      '请核对名称和证件号码，改正后重新提交',
      'Check name and certificate number, correct them and submit again',
    ),
    fits: ['order'],
  },
  'ORD-02': {
    label: text('跨省备案', 'Certificate of another province'),
    advice: text(
      '变更备案不能跨省，请注销后到证件所在省重新备案',
      'A change cannot cross provinces: cancel, and file anew in the province of the certificate',
    ),
    fits: ['order'],
  },
  'ORD-03': {
    label: text('存在进行中的订单', 'Another order is open'),
    advice: text('请先完成或放弃该证件下的另一订单', 'Finish or abandon the other order of this certificate first'),
    fits: ['order'],
  },
  'ORD-04': {
    label: text('工信部已有备案记录', 'Filed under other papers'),
    advice: text('请先变更主体，使其与现有备案一致', 'Change the subject first, so that it matches the filing'),
    fits: ['order'],
  },
  'ORD-05': {
    label: text('主办者冲突', 'Subject in review at another provider'),
    advice: text('请等待另一接入商的审核结束后再提交', "Wait until the other provider's review is over, then submit"),
    fits: ['order'],
  },
  'ORD-06': {
    label: text('管局不允许此类变更', 'The province does not allow this change'),
    advice: text('请注销后重新备案，目前在系统外办理', 'Cancel and file anew; this is done outside for now'),
    fits: ['order'],
  },
  'ORD-07': {
    label: text('主体已注销或为空壳主体', 'Subject cancelled or without websites'),
    advice: text('请注销主体后重新备案', 'Cancel the subject and file anew'),
    fits: ['order'],
  },
  'SUB-01': {
    label: text('主办单位名称不合格', 'Name does not match certificate or register'),
    advice: text(
      '请先变更主体，使名称与证件一致',
      'Change the subject first, so that its name matches the certificate',
    ),
    fits: ['material.SUBJECT_CERT'],
  },
  'SUB-02': {
    label: text('证件号码不合格', 'Certificate number is old or does not match'),
    advice: text('请上传现行有效的证件', 'Upload the certificate that is valid now'),
    fits: ['material.SUBJECT_CERT'],
  },
  'SUB-03': {
    label: text('证件住所不一致', 'Certificate address differs'),
    advice: text('请使证件住所与证件完全一致', 'Make the address match the certificate to the letter'),
    fits: ['material.SUBJECT_CERT'],
  },
  'SUB-04': {
    label: text('经营状态异常', 'Register shows an abnormal status'),
    advice: text('请先到登记机关恢复正常状态', 'Have the status put right at the registering authority first'),
    fits: ['material.SUBJECT_CERT'],
  },
  'SUB-05': {
    label: text('单位性质不符', 'Nature does not fit certificate or site'),
    advice: text('请核对单位性质与证件', "Check the unit's nature against the certificate"),
    fits: ['material.SUBJECT_CERT'],
  },
  'SUB-06': {
    label: text('通讯地址不详细', 'Mailing address lacks the door number'),
    advice: text(
      '请填写到门牌号；没有门牌号的请在备注说明',
      'Give the door number, or say in the remark that there is none',
    ),
    fits: ['website.remark'],
  },
  'SUB-07': {
    label: text('变更证明缺失', 'Change proof missing'),
    advice: text('请上传登记机关出具的变更证明', 'Upload the change proof of the registering authority'),
    fits: ['material.SUBJECT_CERT'],
  },
  'SUB-08': {
    label: text('变更前后单位无关联', 'Units before and after are not related'),
    advice: text('请注销后以新单位重新备案', 'Cancel, and file anew as the new unit'),
    fits: ['order'],
  },
  'PRN-01': {
    label: text('主体负责人非法定代表人', 'Subject principal is not the legal representative'),
    advice: text(
      '请改为法定代表人，或在允许的省份提交授权书',
      'Name the legal representative, or hand in an authorisation where the province takes one',
    ),
    fits: ['material.SUBJECT_PRINCIPAL_ID'],
  },
  'PRN-02': {
    label: text('负责人证件过期', 'ID expired or under 3 months left'),
    advice: text('请换证后上传新证件', 'Renew the ID and upload the new one'),
    fits: ['material.SUBJECT_PRINCIPAL_ID', 'material.WEBSITE_PRINCIPAL_ID', 'website.principal.idNumber'],
  },
  'PRN-03': {
    label: text('未满年龄', 'Under age for the province'),
    advice: text('请更换符合年龄要求的负责人', 'Name a principal who is of age'),
    fits: ['website.principal.idNumber', 'website.principal.name'],
  },
  'PRN-04': {
    label: text('网站负责人不合规', 'Website principal breaks a province rule'),
    advice: text('请按该省要求更换网站负责人', 'Name a website principal as the province demands'),
    fits: ['website.principal.name'],
  },
  'PRN-05': {
    label: text('授权书缺失或不合格', 'Authorisation missing or wrong'),
    advice: text('请按模板填写授权书并加盖公章', 'Fill in the template of the authorisation and seal it'),
    fits: ['material.WEBSITE_PRINCIPAL_ID', 'website.principal.name'],
  },
  'PRN-06': {
    label: text('证件非本省', 'ID from another province, no residence permit'),
    advice: text('请提供本省居住证', 'Hand in a residence permit of this province'),
    fits: ['material.WEBSITE_PRINCIPAL_ID', 'website.principal.idNumber'],
  },
  'CON-01': {
    label: text('非本省号段', 'Number is not of the province'),
    advice: text('请填写本省的号码', 'Give a number of this province'),
    fits: ['website.principal.mobile', 'website.principal.officePhone'],
  },
  'CON-02': {
    label: text('电话不通或无人接听', 'Cannot be reached'),
    advice: text('请保持电话畅通后重新提交', 'Keep the line free and submit again'),
    fits: ['website.principal.mobile', 'website.principal.officePhone'],
  },
  'CON-03': {
    label: text('手机号已用于其他主体', 'Mobile already used by another subject'),
    advice: text('请更换为未被其他主体使用的本人手机号码', 'Give a mobile of the person that no other subject uses'),
    fits: ['website.principal.mobile'],
  },
  'CON-04': {
    label: text('联系方式重复', 'Two principals share a number or e-mail'),
    advice: text('请为不同负责人填写不同的联系方式', 'Give each principal contacts of their own'),
    fits: ['website.principal.mobile', 'website.principal.email', 'website.principal.officePhone'],
  },
  'CON-05': {
    label: text('联系人与备案不符', 'The person called does not confirm the data'),
    advice: text('请核对负责人与联系方式后重新提交', 'Check principal and contacts, then submit again'),
    fits: ['website.principal.name', 'website.principal.mobile'],
  },
  'WEB-01': {
    label: text('网站名称不合格', 'Website name breaks the rules'),
    advice: text('请按命名规则修改网站名称', 'Rename the website by the naming rules'),
    fits: ['website.name'],
  },
  'WEB-02': {
    label: text('网站内容不合格', "Content not allowed or not the subject's"),
    advice: text('请使网站内容与主体和填报一致', 'Make the content fit subject and form'),
    fits: ['website.name', 'website.serviceContents', 'website.homeUrl'],
  },
  'WEB-03': {
    label: text('个人网站涉及企业内容', 'Personal site with company content'),
    advice: text('请以单位名义备案', 'File as a unit'),
    fits: ['website.name', 'website.serviceContents'],
  },
  'WEB-04': {
    label: text('缺少前置审批', 'Pre-approval missing, expired or illegible'),
    advice: text('请上传有效的前置审批文件，或去除相关内容', 'Upload a valid approval, or take the content away'),
    fits: ['website.serviceContents', 'website.name'],
  },
  'WEB-05': {
    label: text('已备案网站无法访问', 'A filed site cannot be reached'),
    advice: text('请恢复网站访问后重新提交', 'Make the site reachable and submit again'),
    fits: ['website.homeUrl', 'website.domains'],
  },
  'WEB-06': {
    label: text('未悬挂备案号', 'Filing number not shown on the site'),
    advice: text(
      '请在首页底部悬挂备案号并链接至工信部网站',
      'Show the number at the foot of the home page, linked to the ministry',
    ),
    fits: ['website.homeUrl'],
  },
  'WEB-07': {
    label: text('未备案先开通', 'A not yet filed domain is reachable'),
    advice: text('请暂停未备案域名的解析', 'Stop the resolution of the domain that is not filed'),
    fits: ['website.domains'],
  },
  'WEB-08': {
    label: text('涉及经营性内容', 'Commercial content'),
    advice: text('请删除经营性内容，或先取得经营许可证', 'Remove the commercial content, or obtain the licence first'),
    fits: ['website.name', 'website.serviceContents'],
  },
  'DOM-01': {
    label: text('域名所有人不正确', 'Registrant differs from the subject'),
    advice: text('请将域名过户至主体或其负责人', 'Have the domain transferred to the subject or its principal'),
    fits: ['website.domains', 'material.DOMAIN_CERT'],
  },
  'DOM-02': {
    label: text('域名证件类型不一致', "Registrant's certificate type differs"),
    advice: text('请在注册商处更正证件类型', 'Have the certificate type corrected at the registrar'),
    fits: ['website.domains', 'material.DOMAIN_CERT'],
  },
  'DOM-03': {
    label: text('域名证件号码不一致', "Registrant's certificate number differs"),
    advice: text('请在注册商处更正证件号码', 'Have the certificate number corrected at the registrar'),
    fits: ['website.domains', 'material.DOMAIN_CERT'],
  },
  'DOM-04': {
    label: text('域名未实名', 'Domain not real-name verified'),
    advice: text('请在注册商处完成实名认证', 'Complete the real-name check at the registrar'),
    fits: ['website.domains'],
  },
  'DOM-05': {
    label: text('域名未入库', "Verified, not yet in the ministry's store"),
    advice: text('请在实名认证三个工作日后再提交', 'Submit three working days after the real-name check'),
    fits: ['website.domains'],
  },
  'DOM-06': {
    label: text('域名过期', 'Domain expired, or too little time left'),
    advice: text('请续费后重新提交', 'Renew the domain and submit again'),
    fits: ['website.domains'],
  },
  'DOM-07': {
    label: text('顶级域未批复', 'Top-level domain not approved'),
    advice: text('请更换为已批复的顶级域下的域名', 'Use a domain under an approved top-level domain'),
    fits: ['website.domains'],
  },
  'DOM-08': {
    label: text('注册商未批复', 'Registrar not approved'),
    advice: text('请将域名转入已批复的注册商', 'Transfer the domain to an approved registrar'),
    fits: ['website.domains'],
  },
  'DOM-09': {
    label: text('域名证书缺失', 'Domain certificate missing'),
    advice: text('请上传域名证书', 'Upload the domain certificate'),
    fits: ['material.DOMAIN_CERT'],
  },
  'DOM-10': {
    label: text('域名冲突', 'Domain filed or in review elsewhere'),
    advice: text('请先在原接入商处注销或取消', 'Have it cancelled at the other provider first'),
    fits: ['website.domains'],
  },
  'ACC-01': {
    label: text('解析地址与接入商不符', 'Domain points outside the provider'),
    advice: text('请将域名解析到我方的服务器', 'Point the domain at a server of ours'),
    fits: ['website.domains', 'website.homeUrl'],
  },
  'MAT-01': {
    label: text('证件不清晰', 'Image blurred or cut'),
    advice: text('请重新拍摄，四角完整、字迹清晰', 'Take the picture again: all four corners, writing sharp'),
    fits: ['material'],
  },
  'MAT-02': {
    label: text('证件不全', 'A required certificate is missing'),
    advice: text('请补齐所缺的页面', 'Add the missing page'),
    fits: ['material'],
  },
  'MAT-03': {
    label: text('非原件或翻拍', 'Copy, printout or screen photo'),
    advice: text('请拍摄原件', 'Photograph the original'),
    fits: ['material'],
  },
  'MAT-04': {
    label: text('水印不合格', 'Watermark hides data or has another purpose'),
    advice: text('请去除水印，或只注明用于备案', 'Remove the watermark, or limit it to filing'),
    fits: ['material'],
  },
  'MAT-05': {
    label: text('核验单不合格', 'Wrong template, or not filled as the province wants'),
    advice: text('请下载最新模板，按要求重新填写', 'Download the template and fill it in as asked'),
    fits: ['material.VERIFICATION_FORM'],
  },
  'MAT-06': {
    label: text('核验单过期', 'Form out of date'),
    advice: text('请重新签署核验单', 'Sign a new form'),
    fits: ['material.VERIFICATION_FORM'],
  },
  'MAT-07': {
    label: text('缺少公章、签字或手印', 'Seal, signature or fingerprint missing'),
    advice: text('请补盖公章或补签字后重新上传', 'Add seal or signature and upload again'),
    fits: ['material.VERIFICATION_FORM'],
  },
  'MAT-08': {
    label: text('承诺书不合格', 'Commitment letter missing or wrong'),
    advice: text('请按模板重新出具承诺书', 'Issue the commitment letter by the template'),
    fits: ['material.VERIFICATION_FORM'],
  },
  'PHO-01': {
    label: text('非本人', 'Not the website principal'),
    advice: text('请由网站负责人本人拍摄', 'The website principal must be photographed'),
    fits: ['material.FACE_PHOTO'],
  },
  'PHO-02': {
    label: text('幕布不符合要求', 'Curtain not as required'),
    advice: text(
      '请使用我方幕布，铺满背景，文字清晰不反',
      'Use our curtain, filling the background, lettering sharp and not mirrored',
    ),
    fits: ['material.FACE_PHOTO'],
  },
  'PHO-03': {
    label: text('着装不符', 'Clothing not as required'),
    advice: text('请勿穿红色或蓝色上衣，着当季服装', 'No red or blue top; clothes of the season'),
    fits: ['material.FACE_PHOTO'],
  },
  'PHO-04': {
    label: text('构图不符', 'Composition not as required'),
    advice: text(
      '请拍上半身、居中，双肩和头部完整，头不超出幕布',
      "Upper body, centred, both shoulders and the head whole, head below the curtain's edge",
    ),
    fits: ['material.FACE_PHOTO'],
  },
  'PHO-05': {
    label: text('光线不足', 'Too dark or too bright'),
    advice: text('请在光线均匀处重新拍摄', 'Take it again in even light'),
    fits: ['material.FACE_PHOTO'],
  },
  'PHO-06': {
    label: text('照片经过处理', 'Retouched or composed'),
    advice: text('请上传未经处理的原始照片', 'Upload the untouched photo'),
    fits: ['material.FACE_PHOTO'],
  },
  'PHO-07': {
    label: text('旧照片', 'Used before'),
    advice: text('请重新拍摄', 'Take a new photo'),
    fits: ['material.FACE_PHOTO'],
  },
  'PHO-08': {
    label: text('证件信息不清晰', 'The held ID cannot be read'),
    advice: text('请手持证件重新拍摄，字迹清晰', 'Hold the ID again, writing sharp'),
    fits: ['material.FACE_PHOTO'],
  },
  'PHO-09': {
    label: text('人脸比对失败', 'Face check failed'),
    advice: text('请由本人在光线充足处重新拍摄', 'The person should be photographed again in good light'),
    fits: ['material.FACE_PHOTO'],
  },
  ...bureauReasons,
} as const satisfies Record<string, ReasonRow>;

export type ReasonCode = keyof typeof returnReasons;
export const reasonCodes = Object.keys(returnReasons) as ReasonCode[];
export const reasonRow = (code: ReasonCode): ReasonRow => returnReasons[code];
export const isReasonCode = (code: string): code is ReasonCode => Object.hasOwn(returnReasons, code);

/** May this reason be given for this item? `item` null: for the order as a whole. */
export const reasonFits = (code: ReasonCode, item: string | null): boolean => {
  const { fits } = reasonRow(code);
  if (item === null) return fits.includes('order');
  return fits.includes(item) || fits.includes(item.startsWith('material.') ? 'material' : 'field');
};
