import { bilingual } from '../../text/bilingual-text.ts';
import type { ReasonRow } from './reason.ts';

/** Reasons: website, domains and access (docs/spec/rules.md ). */
export const websiteReasons = {
  'WEB-01': {
    label: bilingual('网站名称不符合命名规则', 'Website name breaks the rules'),
    advice: bilingual('请按命名规则修改网站名称', 'Rename the website by the naming rules'),
    appliesTo: ['website.name', 'website.remark'],
  },
  'WEB-02': {
    label: bilingual('网站内容不允许或与主体不符', "Content not allowed or not the subject's"),
    advice: bilingual('请使网站内容与主体和填报一致', 'Make the content fit subject and form'),
    appliesTo: ['website.name', 'website.serviceContents', 'website.languages', 'website.homeUrl', 'website.remark'],
  },
  'WEB-03': {
    label: bilingual('个人网站涉及企业内容', 'Personal site with company content'),
    advice: bilingual('请以单位名义备案', 'File it as a unit'),
    appliesTo: ['website.name', 'website.serviceContents'],
  },
  'WEB-04': {
    label: bilingual('前置审批文件缺失、过期或看不清', 'Pre-approval missing, expired or illegible'),
    advice: bilingual('请上传有效的前置审批文件，或去除相关内容', 'Upload a valid approval, or take the content away'),
    appliesTo: ['website.preApprovals', 'website.serviceContents', 'website.name', 'material.PRE_APPROVAL'],
  },
  'WEB-05': {
    label: bilingual('已备案网站无法访问', 'A filed site cannot be reached'),
    advice: bilingual('请恢复网站访问后重新提交', 'Make the site reachable and submit again'),
    appliesTo: ['website.homeUrl', 'website.domains'],
  },
  'WEB-06': {
    label: bilingual('未悬挂备案号', 'Filing number not shown on the site'),
    advice: bilingual(
      '请在首页底部悬挂备案号并链接至工信部网站',
      'Show the number at the foot of the home page, linked to the ministry',
    ),
    appliesTo: ['website.homeUrl'],
  },
  'WEB-07': {
    label: bilingual('域名未备案已可访问', 'A not yet filed domain is reachable'),
    advice: bilingual('请暂停未备案域名的解析', 'Stop the resolution of the domain that is not filed'),
    appliesTo: ['website.domains'],
  },
  'WEB-08': {
    label: bilingual('涉及经营性内容', 'Commercial content'),
    advice: bilingual(
      '请删除经营性内容，或先取得经营许可证',
      'Remove the commercial content, or obtain the licence first',
    ),
    appliesTo: ['website.name', 'website.serviceContents'],
  },
  'DOM-01': {
    label: bilingual('域名持有者与主体不符', 'Registrant differs from the subject'),
    advice: bilingual('请将域名过户至主体或其负责人', 'Have the domain transferred to the subject or its principal'),
    appliesTo: ['website.domains', 'material.DOMAIN_CERT', 'material.DOMAIN_HOLDER_PROOF'],
  },
  'DOM-02': {
    label: bilingual('域名持有者的证件类型不一致', "Registrant's certificate type differs"),
    advice: bilingual('请在注册商处更正证件类型', 'Have the certificate type corrected at the registrar'),
    appliesTo: ['website.domains', 'material.DOMAIN_CERT'],
  },
  'DOM-03': {
    label: bilingual('域名持有者的证件号码不一致', "Registrant's certificate number differs"),
    advice: bilingual('请在注册商处更正证件号码', 'Have the certificate number corrected at the registrar'),
    appliesTo: ['website.domains', 'material.DOMAIN_CERT'],
  },
  'DOM-04': {
    label: bilingual('域名未实名认证', 'Domain not real-name verified'),
    advice: bilingual('请在注册商处完成实名认证', 'Complete the real-name check at the registrar'),
    appliesTo: ['website.domains'],
  },
  'DOM-05': {
    label: bilingual('域名实名信息尚未入库', "Verified, not yet in the ministry's store"),
    advice: bilingual('请在实名认证三个工作日后再提交', 'Submit three working days after the real-name check'),
    appliesTo: ['website.domains'],
  },
  'DOM-06': {
    label: bilingual('域名过期或剩余有效期不足', 'Domain expired, or too little time left'),
    advice: bilingual('请续费后重新提交', 'Renew the domain and submit again'),
    appliesTo: ['website.domains'],
  },
  'DOM-07': {
    label: bilingual('顶级域未批复', 'Top-level domain not approved'),
    advice: bilingual('请更换为已批复的顶级域下的域名', 'Use a domain under an approved top-level domain'),
    appliesTo: ['website.domains'],
  },
  'DOM-08': {
    label: bilingual('注册商未批复', 'Registrar not approved'),
    advice: bilingual('请将域名转入已批复的注册商', 'Transfer the domain to an approved registrar'),
    appliesTo: ['website.domains'],
  },
  'DOM-09': {
    label: bilingual('缺少域名证书', 'Domain certificate missing'),
    advice: bilingual(
      '请向域名注册商获取域名证书后上传',
      'Get the domain certificate from the registrar and upload it',
    ),
    appliesTo: ['material.DOMAIN_CERT'],
  },
  'DOM-10': {
    label: bilingual('域名已在他处备案或审核', 'Domain filed or in review elsewhere'),
    advice: bilingual('请先在原接入商处注销备案或取消订单', 'Have it cancelled at the other provider first'),
    appliesTo: ['website.domains'],
  },
  'ACC-01': {
    label: bilingual('域名没有解析到我方服务器', 'Domain points outside the provider'),
    advice: bilingual('请将域名解析到我方的服务器', 'Point the domain at a server of ours'),
    appliesTo: ['website.domains', 'website.homeUrl'],
  },
} as const satisfies Record<string, ReasonRow>;
