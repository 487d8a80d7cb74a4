import { bilingual } from '../../text/bilingual-text.ts';
import type { ReasonRow } from './reason.ts';

/** Reasons for bureau codes that no reason of the initial review covers. */
export const bureauReasons = {
  'ORD-08': {
    label: bilingual('管局正在处理该备案的另一请求', 'The bureau is handling another request for it'),
    advice: bilingual(
      '请等待，我们会在管局处理完后重新上报，您无需操作',
      'Please wait: we file it again once the bureau is done; nothing for you to do',
    ),
    appliesTo: ['order'],
  },
  'ORD-09': {
    label: bilingual('上报数据须由我方更正', 'Data of our report is at fault'),
    advice: bilingual('我们更正后会重新上报，您无需操作', 'We correct it and file again; nothing for you to do'),
    appliesTo: ['order'],
  },
  'ORD-10': {
    label: bilingual('备案密码错误', 'Wrong filing password'),
    advice: bilingual(
      '已上报的备案密码不正确，请填写正确的备案密码；忘记密码的，可在工信部备案系统找回',
      'The filing password that was sent is wrong: give the right one. A lost one is recovered on the site of the ministry',
    ),
    appliesTo: ['order', 'subject.filingPassword'],
  },
  'ORD-11': {
    label: bilingual('备案不由我方接入', 'The record is not accessed through us'),
    advice: bilingual('请向其接入商办理', 'Turn to its access provider'),
    appliesTo: ['order'],
  },
  'ORD-12': {
    label: bilingual('管局审核不通过', 'Refused by the bureau'),
    advice: bilingual('请按管局意见修改后重新提交', 'Change it as the bureau asks and submit again'),
    appliesTo: ['order', 'field', 'material'],
  },
  'ORD-13': {
    label: bilingual('管局要求备案密码', 'The bureau asks for the filing password'),
    advice: bilingual(
      '上报时没有备案密码，该管局要求填写，请填写备案密码；忘记密码的，可在工信部备案系统找回',
      'It was sent without the filing password, which this bureau asks for: give it. A lost one is recovered on the site of the ministry',
    ),
    appliesTo: ['order', 'subject.filingPassword'],
  },
  'ORD-15': {
    label: bilingual('填报内容无法上报', 'Cannot be reported as it stands'),
    advice: bilingual(
      '管局接口无法传送此项内容，请按提示修改后重新提交',
      'The interface to the bureau cannot carry it: correct it and submit again',
    ),
    appliesTo: ['order', 'field', 'material'],
  },
  'SUB-09': {
    label: bilingual('所选省、市、县有误', 'Region code not accepted'),
    advice: bilingual('请按证件重新选择市和县', 'Choose city and county again, as on the certificate'),
    appliesTo: ['subject.city', 'subject.county'],
  },
  'SUB-10': {
    label: bilingual('主体在黑名单中', 'Subject is blacklisted'),
    advice: bilingual('请先向管局申请移出黑名单', 'Ask the bureau to take it off the blacklist first'),
    appliesTo: ['order', 'subject.name'],
  },
  'PRN-07': {
    label: bilingual('负责人证件号码无效', "Principal's ID number not accepted"),
    advice: bilingual('请核对证件类型和号码，与证件一致', 'Check ID type and number against the ID'),
    appliesTo: [
      'subject.principal.idNumber',
      'website.principal.idNumber',
      'subject.principal.idType',
      'website.principal.idType',
    ],
  },
  'PRN-08': {
    label: bilingual('负责人姓名缺失或无效', "Principal's name missing or not accepted"),
    advice: bilingual('请填写与证件一致的姓名', 'Give the name as on the ID'),
    appliesTo: ['subject.principal.name', 'website.principal.name'],
  },
  'CON-06': {
    label: bilingual('联系方式无效', 'Contact not accepted'),
    advice: bilingual('请填写真实、完整、可用的联系方式', 'Give a real and complete contact that works'),
    appliesTo: [
      'subject.principal.mobile',
      'website.principal.mobile',
      'subject.principal.officePhone',
      'website.principal.officePhone',
      'subject.principal.email',
      'website.principal.email',
    ],
  },
  'WEB-09': {
    label: bilingual('与已备案的网站冲突', 'Already used by a filed website'),
    advice: bilingual('请改用未被备案的名称或首页网址', 'Use a name or home URL that is not filed yet'),
    appliesTo: ['website.name', 'website.homeUrl'],
  },
  'WEB-10': {
    label: bilingual('首页网址不符合要求', 'Home URL not accepted'),
    advice: bilingual(
      '请核对首页网址的格式，且其中须包含所填域名之一',
      'Check how the home URL is written; it must contain one of the domains',
    ),
    appliesTo: ['website.homeUrl', 'website.domains'],
  },
  'WEB-11': {
    label: bilingual('所选服务内容或网站语言无效', 'Choice not accepted'),
    advice: bilingual('请重新选择', 'Choose again'),
    appliesTo: ['website.serviceContents', 'website.languages'],
  },
  'DOM-11': {
    label: bilingual('域名无效', 'Domain not valid'),
    advice: bilingual('请核对域名的拼写', 'Check how the domain is written'),
    appliesTo: ['website.domains'],
  },
  'DOM-12': {
    label: bilingual('域名在黑名单中', 'Domain is blacklisted'),
    advice: bilingual(
      '请更换域名，或先向管局申请移出黑名单',
      'Use another domain, or ask the bureau to clear it first',
    ),
    appliesTo: ['website.domains'],
  },
  'ACC-02': {
    label: bilingual('接入信息与管局不符', "Access data differ from the bureau's"),
    advice: bilingual(
      '由我方核对接入信息后重新上报，您无需操作',
      'We check the access and file again; nothing for you to do',
    ),
    appliesTo: ['order'],
  },
  'ACC-03': {
    label: bilingual('接入信息填写有误', 'Access data not accepted'),
    advice: bilingual(
      '请核对服务器放置地、接入方式和 IP 地址',
      'Check server locations, access modes and IP addresses',
    ),
    appliesTo: ['access.serverLocations', 'access.accessModes', 'access.ipRanges', 'access.remark'],
  },
  'ACC-04': {
    label: bilingual('唯一的接入不能取消', 'The only access cannot be cancelled'),
    advice: bilingual(
      '网站不再使用的，请注销网站；更换接入商的，先由新接入商新增接入',
      'Cancel the website if it is not used any more; when you move, the new provider adds its access first',
    ),
    appliesTo: ['order'],
  },
  'CAN-01': {
    label: bilingual('注销理由不成立', 'Reason of the cancellation not accepted'),
    advice: bilingual('请核对注销理由和说明', 'Check the reason and the remark'),
    appliesTo: ['cancellation.reason', 'cancellation.remark'],
  },
} as const satisfies Record<string, ReasonRow>;
