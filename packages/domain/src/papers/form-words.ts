/**
 * Wording of the ministry's form 网站备案信息真实性核验单 (docs/spec/rules.md, UC-FORM), Chinese only, because a bureau reads the
 * form. 编号 is asked by point 九 of its instructions; the form itself has no place for it.
 */
export const formWords = {
  title: '网站备案信息真实性核验单',
  number: '编号',
  basics: {
    title: '网站主办者基本信息：（网站主办者填写）',
    name: '网站主办者名称',
    type: '网站类型',
    types: { unit: '单位', person: '个人' },
    domains: '网站域名',
    domainsAndRegistrars: '网站域名和域名注册商',
  },
  /** After a domain whose registrar is written by hand. */
  registrar: '（域名注册商：＿＿＿＿＿＿）',
  restOnList: '其余域名见所附域名列表，共 {n} 个域名',
  restOnBeijingList: '其余域名填写在北京备案确认书上，共 {n} 个域名',
  checks: '网站备案信息核验内容：（接入服务单位填写）',
  promises: '网站备案信息核验承诺：（接入服务单位、网站主办者签署）',
  verifier: '核验人签字：',
  providerSeal: '单位盖章（接入服务单位）：',
  principal: '网站负责人签字：',
  seal: '单位盖章：',
  fingerprint: '网站负责人手印：',
  date: '日　　期：',
  day: '　　　　年　　　月　　　日',
  yes: '是',
  no: '否',
  pledges: {
    provider:
      '本单位（接入服务单位）已仔细阅读“《网站备案信息真实性核验单》填写说明”，对说明内容已全部知晓并充分了解，愿意遵守全部内容。承诺已对《网站备案信息真实性核验单》“网站备案信息核验内容”中包含的网站主办者提交主体信息、联系方式、网站信息，本单位报备的接入信息进行逐项核验；承诺以上核验记录真实有效。',
    /** Of Guangdong's form for persons. */
    providerLonger:
      '本单位（接入服务单位）已仔细阅读“《网站备案信息真实性核验单》填写说明”，对说明内容已全部知晓并充分了解，愿意遵守全部内容。承诺已对《网站备案信息真实性核验单》“网站备案信息核验内容”中包含的网站主办者提交主体信息、联系方式、网站信息，本单位报备的接入信息进行逐项核验；不为未取得许可或未履行备案的网站提供接入等服务；承诺以上核验记录真实有效。如违反上述规定，愿意承担相应处罚。',
    organiser:
      '本人（本单位）已履行网站备案信息当面核验手续，承认以上填写信息和核验记录真实有效，承诺上述备案信息一旦发生变更，将及时进行更新，并愿意承担因网站备案信息不准确或更新不及时而采取的停止网站接入服务、注销备案等相应处理措施。',
    /** Guangdong: a person writes it by hand below `copiedTitle`. */
    copiedTitle: '本人承诺：',
    copyThis: '（请用黑色签字笔在上方空白处手写：“{text}”）',
    copied:
      '本人已履行网站备案信息当面核验手续，承认网站备案信息和核验记录真实有效，承诺本网站是个人网站，未含企业、单位等非个人网站的信息，承诺网站备案信息一旦发生变更，将及时进行更新，填报虚假备案信息、未履行备案变更手续、超出备案项目提供服务的，愿承担关闭网站并注销备案（列黑名单）等相应处理。',
  },
  list: {
    title: '域名列表',
    organiser: '主办单位名称：',
    person: '主办者姓名：',
    domains: '域名：',
    seal: '主办单位盖章：',
    provider: '接入商盖章：',
    signature: '网站负责人签字：',
    personSignature: '负责人签字：',
    date: '日期：',
  },
} as const;
