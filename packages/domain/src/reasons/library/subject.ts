import { bilingual } from '../../text/bilingual-text.ts';
import type { ReasonRow } from './reason.ts';

/** Reasons: order, subject, principals and contacts (docs/spec/rules.md ). */
export const subjectReasons = {
  'ORD-01': {
    label: bilingual('备案类型错误', 'Wrong filing type'),
    advice: bilingual(
      '请核对名称和证件号码，改正后重新提交',
      'Check name and certificate number, correct them and submit again',
    ),
    appliesTo: ['order'],
  },
  'ORD-02': {
    label: bilingual('跨省备案', 'Certificate of another province'),
    advice: bilingual(
      '变更备案不能跨省，请注销后到证件所在省重新备案',
      'A change cannot cross provinces: cancel, and file anew in the province of the certificate',
    ),
    appliesTo: ['order', 'subject.province', 'subject.city', 'subject.county'],
  },
  'ORD-03': {
    label: bilingual('存在进行中的订单', 'Another order is open'),
    advice: bilingual(
      '请先完成或放弃该证件下的另一订单',
      'Finish or abandon the other order of this certificate first',
    ),
    appliesTo: ['order'],
  },
  'ORD-04': {
    label: bilingual('工信部已有备案记录', 'Filed under other papers'),
    advice: bilingual('请先变更主体，使其与现有备案一致', 'Change the subject first, so that it matches the filing'),
    appliesTo: ['order'],
  },
  'ORD-05': {
    label: bilingual('主体正在其他接入商处审核', 'Subject in review at another provider'),
    advice: bilingual(
      '请等待另一接入商的审核结束后再提交',
      "Wait until the other provider's review is over, then submit",
    ),
    appliesTo: ['order'],
  },
  'ORD-06': {
    label: bilingual('管局不允许此类变更', 'The province does not allow this change'),
    advice: bilingual('请注销后重新备案', 'Cancel and file anew'),
    appliesTo: ['order'],
  },
  'ORD-07': {
    label: bilingual('主体已注销或为空壳主体', 'Subject cancelled or without websites'),
    advice: bilingual('请注销主体后重新备案', 'Cancel the subject and file anew'),
    appliesTo: ['order'],
  },
  'ORD-14': {
    label: bilingual('备注与填报内容不符', 'Remark does not fit the form'),
    advice: bilingual('请按实际情况修改或删除备注', 'Correct the remark, or remove it'),
    appliesTo: ['subject.remark', 'website.remark', 'access.remark', 'cancellation.remark'],
  },
  'SUB-01': {
    label: bilingual('主办单位名称与证件或登记信息不一致', 'Name does not match certificate or register'),
    advice: bilingual(
      '请先变更主体，使名称与证件一致',
      'Change the subject first, so that its name matches the certificate',
    ),
    appliesTo: ['subject.name', 'subject.investor', 'material.SUBJECT_CERT'],
  },
  'SUB-02': {
    label: bilingual('证件号码与证件不一致或不是现行号码', 'Certificate number is old or does not match'),
    advice: bilingual('请上传现行有效的证件', 'Upload the certificate that is valid now'),
    appliesTo: ['subject.certificateNumber', 'subject.certificateType', 'material.SUBJECT_CERT'],
  },
  'SUB-03': {
    label: bilingual('填写的住所与证件不一致', 'Certificate address differs'),
    advice: bilingual('请使证件住所与证件完全一致', 'Make the address match the certificate to the letter'),
    appliesTo: ['subject.certificateAddress', 'subject.city', 'subject.county', 'material.SUBJECT_CERT'],
  },
  'SUB-04': {
    label: bilingual('经营状态异常', 'Register shows an abnormal status'),
    advice: bilingual('请先到登记机关恢复正常状态', 'Have the status put right at the registering authority first'),
    appliesTo: ['subject.name', 'material.SUBJECT_CERT'],
  },
  'SUB-05': {
    label: bilingual('单位性质与证件或网站不符', 'Nature does not fit certificate or site'),
    advice: bilingual('请按证件填写单位性质', "Check the unit's nature against the certificate"),
    appliesTo: ['subject.nature', 'subject.certificateType', 'material.SUBJECT_CERT'],
  },
  'SUB-06': {
    label: bilingual('通讯地址没有填到门牌号', 'Mailing address lacks the door number'),
    advice: bilingual(
      '请填写到门牌号；没有门牌号的请在备注说明',
      'Give the door number, or say in the remark that there is none',
    ),
    appliesTo: ['subject.mailingAddress', 'subject.remark', 'website.remark'],
  },
  'SUB-07': {
    label: bilingual('缺少变更证明', 'Change proof missing'),
    advice: bilingual('请上传登记机关出具的变更证明', 'Upload the change proof of the registering authority'),
    appliesTo: ['subject.name', 'subject.certificateNumber', 'material.CHANGE_PROOF', 'material.SUBJECT_CERT'],
  },
  'SUB-08': {
    label: bilingual('变更前后单位无关联', 'Units before and after are not related'),
    advice: bilingual('请注销后以新单位重新备案', 'Cancel, and file anew as the new unit'),
    appliesTo: ['order', 'subject.name', 'subject.certificateNumber'],
  },
  'PRN-01': {
    label: bilingual('主体负责人非法定代表人', 'Subject principal is not the legal representative'),
    advice: bilingual(
      '请改为法定代表人，或在允许的省份提交授权书',
      'Name the legal representative, or hand in an authorisation where the province takes one',
    ),
    appliesTo: ['subject.principal.name', 'subject.principal.legalRepresentative', 'material.SUBJECT_PRINCIPAL_ID'],
  },
  'PRN-02': {
    label: bilingual('负责人证件过期或有效期不足三个月', 'ID expired or under 3 months left'),
    advice: bilingual('请换证后上传新证件', 'Renew the ID and upload the new one'),
    appliesTo: [
      'subject.principal.idNumber',
      'website.principal.idNumber',
      'subject.principal.idType',
      'website.principal.idType',
      'subject.principal.idValidUntil',
      'website.principal.idValidUntil',
      'material.SUBJECT_PRINCIPAL_ID',
      'material.WEBSITE_PRINCIPAL_ID',
    ],
  },
  'PRN-03': {
    label: bilingual('负责人年龄不符合该省要求', 'Under age for the province'),
    advice: bilingual('请更换符合年龄要求的负责人', 'Name a principal who is of age'),
    appliesTo: [
      'subject.principal.idNumber',
      'website.principal.idNumber',
      'subject.principal.name',
      'website.principal.name',
      'material.AGE_PROOF',
    ],
  },
  'PRN-04': {
    label: bilingual('网站负责人不符合该省要求', 'Website principal breaks a province rule'),
    advice: bilingual('请按该省要求更换网站负责人', 'Name a website principal as the province demands'),
    appliesTo: [
      'subject.principal.name',
      'website.principal.name',
      'subject.principal.idNumber',
      'website.principal.idNumber',
    ],
  },
  'PRN-05': {
    label: bilingual('授权书缺失或不符合要求', 'Authorisation missing or wrong'),
    advice: bilingual('请按模板填写授权书并加盖公章', 'Fill in the template of the authorisation and seal it'),
    appliesTo: [
      'subject.principal.name',
      'website.principal.name',
      'subject.principal.legalRepresentative',
      'website.principal.legalRepresentative',
      'material.AUTHORISATION',
      'material.WEBSITE_PRINCIPAL_ID',
    ],
  },
  'PRN-06': {
    label: bilingual('外省证件，没有本省居住证', 'ID from another province, no residence permit'),
    advice: bilingual('请提供本省居住证', 'Hand in a residence permit of this province'),
    appliesTo: [
      'subject.principal.idNumber',
      'website.principal.idNumber',
      'subject.certificateNumber',
      'material.RESIDENCE_PERMIT',
      'material.WEBSITE_PRINCIPAL_ID',
    ],
  },
  'CON-01': {
    label: bilingual('电话不是本省号码', 'Number is not of the province'),
    advice: bilingual('请填写本省的号码', 'Give a number of this province'),
    appliesTo: [
      'subject.principal.mobile',
      'website.principal.mobile',
      'subject.principal.officePhone',
      'website.principal.officePhone',
      'material.PHONE_BILLS',
    ],
  },
  'CON-02': {
    label: bilingual('电话不通或无人接听', 'Cannot be reached'),
    advice: bilingual('请保持电话畅通后重新提交', 'Keep the line free and submit again'),
    appliesTo: [
      // Two unanswered calls end the review early.
      'order',
      'subject.principal.mobile',
      'website.principal.mobile',
      'subject.principal.officePhone',
      'website.principal.officePhone',
      'subject.principal.emergencyPhone',
      'website.principal.emergencyPhone',
    ],
  },
  'CON-03': {
    label: bilingual('手机号已用于其他主体', 'Mobile already used by another subject'),
    advice: bilingual(
      '请更换为未被其他主体使用的本人手机号码',
      'Give a mobile of the person that no other subject uses',
    ),
    appliesTo: ['subject.principal.mobile', 'website.principal.mobile'],
  },
  'CON-04': {
    label: bilingual('联系方式重复', 'Two principals share a number or e-mail'),
    advice: bilingual('请为不同负责人填写不同的联系方式', 'Give each principal contacts of their own'),
    appliesTo: [
      'subject.principal.mobile',
      'website.principal.mobile',
      'subject.principal.email',
      'website.principal.email',
      'subject.principal.officePhone',
      'website.principal.officePhone',
      'subject.principal.emergencyPhone',
      'website.principal.emergencyPhone',
    ],
  },
  'CON-05': {
    label: bilingual('接听人未确认填报的信息', 'The person called does not confirm the data'),
    advice: bilingual('请核对负责人和联系方式，改正后重新提交', 'Check principal and contacts, then submit again'),
    appliesTo: [
      'subject.principal.name',
      'website.principal.name',
      'subject.principal.mobile',
      'website.principal.mobile',
      'subject.principal.email',
      'website.principal.email',
    ],
  },
  'CON-07': {
    label: bilingual('短信核验超时未完成', 'SMS check not done in time'),
    advice: bilingual(
      '请保持手机畅通，重新提交后在时限内完成短信核验；号码有误的请更正',
      'Keep the mobile at hand and enter the code in time after the next submission; correct a wrong number',
    ),
    appliesTo: ['order', 'subject.principal.mobile', 'website.principal.mobile'],
  },
  'CON-08': {
    label: bilingual('短信验证码多次填错', 'SMS code entered wrongly too often'),
    advice: bilingual(
      '请重新提交，并按收到的短信准确填写验证码、手机号码和证件号码后六位',
      'Submit again and enter the code, the mobile and the last six characters of the ID number exactly',
    ),
    appliesTo: ['order', 'subject.principal.mobile', 'website.principal.mobile'],
  },
} as const satisfies Record<string, ReasonRow>;
