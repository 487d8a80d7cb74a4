import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/** 来源: a document that rules come from (docs/spec/rules.md R-13). */
export interface RuleSource {
  readonly title: BilingualText;
  /** Who published it, and in which copy it was read. */
  readonly publisher: BilingualText;
  /** The day, month or years of the text or of its copy; null: undated. */
  readonly date: string | null;
}

const alibaba2018 = {
  publisher: bilingual(
    '阿里云 ICP 备案文档（镜像 liubin86410/icp）',
    'Alibaba Cloud, ICP filing (mirror liubin86410/icp)',
  ),
  date: '2018-08-30',
};
const alibaba2019 = {
  publisher: bilingual(
    '阿里云 ICP 备案文档（镜像 alipannu12121/icp）',
    'Alibaba Cloud, ICP filing (mirror alipannu12121/icp)',
  ),
  date: '2019-09-20',
};
const tencent = {
  publisher: bilingual('腾讯云备案文档', 'Tencent Cloud, filing documents'),
  date: '2019–2022',
};
const huawei = {
  publisher: bilingual('华为云备案知识库（转述）', "Huawei Cloud's knowledge base, second hand"),
  date: '2025-11–2026-07',
};
const ucloud = {
  publisher: bilingual('UCloud 备案文档（UCloudDoc-Team/beian1）', 'UCloud, filing documents (UCloudDoc-Team/beian1)'),
};

const sources: Readonly<Record<string, RuleSource>> = {
  SEED: {
    title: bilingual('变更备案信息图文引导', 'Guide to changing a filing'),
    publisher: bilingual('阿里云', 'Alibaba Cloud'),
    date: '2018-06-15',
  },
  'A18-PROV': { ...alibaba2018, title: bilingual('管局规则', 'Rules of the bureaus') },
  'A18-PHOTO': { ...alibaba2018, title: bilingual('拍照核验', 'Verification by photo') },
  'A18-UP': { ...alibaba2018, title: bilingual('上传资料', 'Uploading materials') },
  'A18-REJ': { ...alibaba2018, title: bilingual('常见备案申请驳回原因', 'Common reasons for a return') },
  'A18-SMS': { ...alibaba2018, title: bilingual('备案短信核验', 'Verification by SMS') },
  'A18-GLOSS': { ...alibaba2018, title: bilingual('名词解释', 'Glossary') },
  'A18-TJ': { ...alibaba2018, title: bilingual('省市特殊要求', 'Special requirements: site content in Tianjin') },
  'A18-GD': {
    ...alibaba2018,
    title: bilingual('省市特殊要求', 'Special requirements: commitment of finance sites in Guangdong'),
  },
  'A19-PROV': { ...alibaba2019, title: bilingual('学习管局规则', 'Rules of the bureaus'), date: '2019-09-12' },
  'A19-CHG': { ...alibaba2019, title: bilingual('变更备案', 'Changing a filing') },
  'A19-FORM': { ...alibaba2019, title: bilingual('填写主体信息和网站信息', 'Filling in subject and website') },
  'A19-SMS': { ...alibaba2019, title: bilingual('短信核验', 'Verification by SMS') },
  'A19-SH': { ...alibaba2019, title: bilingual('ICP备案流程（PC端）', "Filing with Shanghai's app") },
  'A19-PRE': { ...alibaba2019, title: bilingual('前置审批', 'Pre-approvals') },
  'A19-DOMPREP': { ...alibaba2019, title: bilingual('网站域名准备与检查', 'Preparing and checking a domain') },
  'A19-CHK': { ...alibaba2019, title: bilingual('核验单', 'Verification form') },
  'A19-AUTH': { ...alibaba2019, title: bilingual('授权书', 'Authorisation') },
  'A19-PROOF': { ...alibaba2019, title: bilingual('变更证明', 'Proof of a change') },
  'A19-REGPROOF': { ...alibaba2019, title: bilingual('资料下载', 'Statement about the registrant of a domain') },
  'A19-BB': { ...alibaba2019, title: bilingual('编办证明', 'Staffing-office letter') },
  'NUM-633': {
    title: bilingual('工信管函[2019]633号', 'Notice 工信管函[2019]633号 of the ministry'),
    publisher: bilingual('工业和信息化部（转载）', 'Ministry of Industry and Information Technology, reprinted'),
    date: '2019-04-22',
  },
  'TC-CHANGE': { ...tencent, title: bilingual('变更信息', 'Changing a filing') },
  'HW-REJ': { ...huawei, title: bilingual('备案驳回咨询', 'Questions about returns') },
  'VIAJ-2019': {
    title: bilingual('国家级单位的网站名称', 'Names of websites of national units'),
    publisher: bilingual('网络转载（可信度低）', 'A reprint, low trust'),
    date: '2019',
  },
  'TC-PRE': { ...tencent, title: bilingual('前置审批相关', 'Pre-approvals') },
  'WX-PRE': {
    title: bilingual('小程序备案接口：前置审批类型', 'Mini-program filing: types of pre-approvals'),
    publisher: bilingual('微信开放文档', "WeChat's developer documents"),
    date: '2024–2025',
  },
  'AL-LIM': {
    title: bilingual('ICP备案限制说明', 'Limits of ICP filing'),
    publisher: bilingual('阿里云备案文档（节选）', 'Alibaba Cloud, filing documents (excerpts)'),
    date: null,
  },
  'HW-AUDIT': { ...huawei, title: bilingual('备案核查', 'Inspection of filings') },
  'TC-SUBJ': { ...tencent, title: bilingual('主体信息', 'Subject') },
  'TC-REJ': { ...tencent, title: bilingual('常见驳回原因', 'Common reasons for a return') },
  'TC-PROV-OLD': {
    ...tencent,
    title: bilingual('各省管局要求（旧）', 'Requirements of the bureaus (old)'),
    date: null,
  },
  'HW-SMS': { ...huawei, title: bilingual('短信', 'Verification by SMS') },
  'HW-CANCEL': { ...huawei, title: bilingual('注销', 'Cancellation') },
  'HW-MAT': { ...huawei, title: bilingual('材料', 'Materials') },
  'HW-EV': {
    ...huawei,
    title: bilingual('真实性核验', 'Verification: three products, the service principal is checked'),
  },
  'HW-JX': {
    ...huawei,
    title: bilingual('江西省管局要求', 'Requirements of Jiangxi'),
    publisher: bilingual('华为云帮助页面', "Huawei Cloud's help pages"),
    date: '2025-03-13',
  },
  'HW-PROV': { ...huawei, title: bilingual('备案管局咨询', 'Questions about bureaus') },
  'HW-RULES': { ...huawei, title: bilingual('备案规则（filing-rules.yml）', 'Rules of filing (filing-rules.yml)') },
  'HW-CAPS': {
    ...huawei,
    title: bilingual(
      '备案数量限制（转述，另有阿里云和 hsy.com 的页面）',
      'Limits of numbers, with pages of Alibaba Cloud and hsy.com',
    ),
  },
  'MIIT-APP': {
    title: bilingual(
      '移动互联网应用程序备案工作通知（工信部信管〔2023〕105号）及解读',
      'Notice on the filing of apps, with its explanation',
    ),
    publisher: bilingual('工业和信息化部（转述）', 'The ministry (restated)'),
    date: '2023-07-21',
  },
  'HW-APP': {
    ...huawei,
    title: bilingual(
      'APP 备案（转述，另有 UCloud、hsy.com 和应用市场的页面）',
      'Filing of apps, with pages of UCloud, hsy.com and an app store',
    ),
  },
  'HW-DOM': { ...huawei, title: bilingual('域名', 'Domains') },
  'GOV-APPS': {
    title: bilingual('互联网政务应用安全管理规定', 'Rules on the security of government services on the internet'),
    publisher: bilingual('中央网信办等四部门（华为云转述）', 'Four ministries, by way of Huawei Cloud'),
    date: '2024-07-01',
  },
  'UC-HOSTS': {
    ...ucloud,
    title: bilingual('短信核验网址变更通知', 'Notice on the new SMS pages'),
    date: '2019-04-25',
  },
  'UC-SMS': { ...ucloud, title: bilingual('短信核验说明', 'Verification by SMS (guidance2.md)'), date: '2020-08-18' },
  'MIIT-EV': {
    title: bilingual('工信部信管函〔2019〕87号', 'Notice 工信部信管函〔2019〕87号: electronic verification on trial'),
    publisher: bilingual('工业和信息化部（转载）', 'Ministry of Industry and Information Technology, reprinted'),
    date: '2019-04-01',
  },
  'AL-CURTAIN': { ...alibaba2019, title: bilingual('幕布拍照核验', 'The end of the curtain'), date: '2019-07-30' },
  'UC-FACE': { ...ucloud, title: bilingual('人像采集', 'Portrait by phone'), date: '2021-02-22' },
  'JS-2021': {
    title: bilingual('江苏省通信管理局通知', 'Notice of the bureau of Jiangsu'),
    publisher: bilingual('江苏省通信管理局（转载）', 'Bureau of Jiangsu, reprinted'),
    date: '2021-05-25',
  },
  'JD-PROV': {
    title: bilingual('各省备案规则', 'Rules by province'),
    publisher: bilingual('京东云备案文档（副本 yicenzzn/cn）', 'JD Cloud, filing documents (copy yicenzzn/cn)'),
    date: '2023-02-15',
  },
  'UC-FORM': { ...ucloud, title: bilingual('核验单样本', 'Verification forms as Word files'), date: '2019-07-09' },
  'RFC-6890': {
    title: bilingual('特殊用途 IP 地址登记表（RFC 6890）', 'Special-purpose IP address registries (RFC 6890)'),
    publisher: bilingual('IETF、IANA', 'IETF and IANA'),
    date: '2013-04–2025-10',
  },
  ZJCA: {
    title: bilingual('非经营性互联网信息服务备案办事指南', 'Service guide'),
    publisher: bilingual('浙江省通信管理局', 'Zhejiang bureau'),
    date: '2020',
  },
};

export const sourceKeys = Object.keys(sources);

const derived: RuleSource = {
  title: bilingual('本产品推定', 'Our own inference'),
  publisher: bilingual('备案审核台', 'Beian Desk'),
  date: null,
};
/** A heading of the interface's digest, as `B-8.4`. */
const ofInterface = (heading: string): RuleSource => ({
  title: bilingual(`企业系统接口规范 V3.0（${heading}）`, `Interface specification V3.0 (${heading})`),
  publisher: bilingual('工业和信息化部', 'Ministry of Industry and Information Technology'),
  date: null,
});

/** The notice of a draft: `own:<draft> <day> <title>` (rule-book/stored-rule.ts); its title is as it was typed. */
const ofDraft = (named: string): (RuleSource & { readonly key: string }) | undefined => {
  const [, key, day, title] = /^(own:\S+)(?: (\d{4}-\d\d-\d\d) (.*))?$/s.exec(named) ?? [];
  if (key === undefined) return undefined;
  return {
    key,
    title: title === undefined ? bilingual('自定规则', 'Rule of this installation') : bilingual(title, title),
    publisher: bilingual('本机构依据管局通知自定', 'This installation, by a notice of the bureau'),
    date: day ?? null,
  };
};

/** The documents that a row names by their keys, in its order. @throws on a key that the table lacks */
export const sourcesOf = (named: string): readonly (RuleSource & { readonly key: string })[] =>
  [...new Set(named.split(/[,;] */))].map((key) => {
    const draft = ofDraft(key);
    if (draft !== undefined) return draft;
    if (key === 'derived') return { key, ...derived };
    if (/^B-\d/.test(key)) return { key, ...ofInterface(key) };
    const row = Object.hasOwn(sources, key) ? sources[key] : undefined;
    if (row === undefined) throw new Error(`sources.ts: there is no source ${key}; add its row from R-13`);
    return { key, ...row };
  });
