import type { Day } from '../province/in-force.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/**
 * 前置审批: contents that need a pre-approval (docs/spec/rules.md ), each with the paper, its authority and what points to it. The
 * rows of `province-rules/rules/pre-approvals.ts` are made of them: an installation's own rule of the same key takes the place of one.
 */
export interface PreApprovalRow {
  readonly label: BilingualText;
  /** Its number (Nrlx_id) in WeChat's list; that the bureaus count alike is inferred. Absent: no source gives one. */
  readonly type?: number;
  readonly document: BilingualText;
  readonly authority: BilingualText;
  /** How numbers of it look that were seen: a hint, never a reason to refuse one. */
  readonly shape?: string;
  /** Words of the subject's name, its business scope or the site's name that point to it. */
  readonly words: readonly string[];
  /** A word that points to it unless another stands there, too. */
  readonly but?: { readonly word: string; readonly unless: string };
  /** Service contents (Fwnr_id) that point to it. */
  readonly contents?: readonly number[];
  /** Provinces that still require it, six digits; absent: all. */
  readonly provinces?: readonly string[];
  /** No longer required anywhere. */
  readonly dropped?: true;
  /** Its first day; absent: before the first edition. */
  readonly from?: Day;
  readonly source: string;
}

export const preApprovals = {
  news: {
    label: bilingual('新闻', 'News'),
    type: 1,
    document: bilingual('互联网新闻信息服务许可证', 'Licence for internet news'),
    authority: bilingual('网信部门', 'the cyberspace office'),
    shape: '10120260001',
    words: ['新闻'],
    contents: [5],
    source: 'A19-PRE',
  },
  publishing: {
    label: bilingual('出版', 'Publishing'),
    type: 2,
    document: bilingual('网络出版服务许可证', 'Licence for online publishing'),
    authority: bilingual('新闻出版部门', 'the press and publication office'),
    shape: '（署）网出证（京）字第001号',
    words: ['出版'],
    source: 'A19-PRE',
  },
  drugs: {
    label: bilingual('药品和医疗器械', 'Drugs and medical devices'),
    type: 5,
    document: bilingual('互联网药品信息服务资格证书', 'Certificate for drug information on the internet'),
    authority: bilingual('药品监督管理部门', 'the drug administration'),
    shape: '(京)-非经营性-2026-0001',
    words: ['药品', '医药', '医疗器械', '药房', '药店'],
    source: 'A19-PRE',
  },
  culture: {
    label: bilingual('文化', 'Culture'),
    type: 9,
    document: bilingual('网络文化经营许可证', 'Licence for online culture'),
    authority: bilingual('文化和旅游部门', 'the culture and tourism office'),
    shape: '京网文〔2026〕0001-001号',
    words: ['动漫', '演出', '音乐'],
    contents: [14],
    source: 'A19-PRE',
  },
  broadcasting: {
    label: bilingual('广播电影电视节目', 'Radio, film and television'),
    type: 10,
    document: bilingual('信息网络传播视听节目许可证', 'Licence for audio-visual programmes on the internet'),
    authority: bilingual('广播电视部门', 'the radio and television office'),
    shape: '0100001',
    words: ['视听', '影视', '电影', '电视台', '广播'],
    contents: [15],
    source: 'A19-PRE',
  },
  carHailing: {
    label: bilingual('网络预约车', 'Online car hailing'),
    type: 11,
    document: bilingual('网络预约出租汽车经营许可证', 'Licence for online car hailing'),
    authority: bilingual('交通运输部门', 'the transport office'),
    words: ['网约车', '打车', '网络预约出租'],
    source: 'A19-PRE',
  },
  finance: {
    label: bilingual('互联网金融', 'Finance'),
    type: 13,
    document: bilingual('金融许可证或主管部门批准文件', 'A financial licence, or the letter of the authority'),
    authority: bilingual('人民银行、金融监管或地方金融管理部门', 'the central bank or the financial regulators'),
    words: [
      ...['交易所', '金融', '资产管理', '理财', '投资管理', '财富管理', '网贷', 'P2P', '众筹', '支付', '银行'],
      ...['保险', '信托', '期货', '证券', '小额贷款', '贷款', '担保', '典当'],
    ],
    but: { word: '基金', unless: '基金会' },
    contents: [10, 11, 12, 29, 30, 31, 32, 33],
    source: 'A19-PRE',
  },
  games: {
    label: bilingual('网络游戏', 'Games'),
    document: bilingual('游戏出版批复（版号）', 'Approval of the game (title number)'),
    authority: bilingual('新闻出版部门', 'the press and publication office'),
    shape: '新广出审[2026]0001号',
    words: ['网络游戏', '网游', '手游'],
    contents: [13],
    source: 'A19-PRE',
  },
  education: {
    label: bilingual('教育', 'Education'),
    type: 3,
    document: bilingual('教育主管部门审批文件', 'Approval of the education office'),
    authority: bilingual('教育部门', 'the education office'),
    words: ['网校', '学校', '教育'],
    contents: [21],
    provinces: ['330000', '630000', '540000'],
    source: 'A19-PRE',
  },
  health: {
    label: bilingual('医疗保健', 'Health'),
    type: 4,
    document: bilingual('互联网医疗保健信息服务审核同意书', 'Consent to health information on the internet'),
    authority: bilingual('卫生健康部门', 'the health office'),
    words: ['医疗', '医院', '诊所', '保健'],
    provinces: ['130000', '540000'],
    source: 'A19-PRE',
  },
  bulletinBoards: {
    label: bilingual('电子公告服务', 'Bulletin boards'),
    type: 6,
    document: bilingual('电子公告服务专项审批', 'Special approval of bulletin boards'),
    authority: bilingual('通信管理局', 'the bureau'),
    words: [],
    dropped: true,
    source: 'A19-PRE',
  },
  training: {
    label: bilingual('校外培训', 'After-school training'),
    type: 14,
    document: bilingual('校外培训许可证', 'Licence for after-school training'),
    authority: bilingual('教育部门', 'the education office'),
    words: ['校外培训', '学科培训', '课外辅导'],
    from: '2023-09-01',
    source: 'WX-PRE',
  },
  religion: {
    label: bilingual('宗教', 'Religion'),
    document: bilingual('互联网宗教信息服务许可证', 'Licence for religious information on the internet'),
    authority: bilingual('宗教事务部门', 'the religious affairs office'),
    shape: '京（2026）0000001',
    words: ['宗教', '佛教', '道教', '基督教', '天主教', '伊斯兰'],
    from: '2022-03-01',
    source: 'TC-PRE',
  },
  foundation: {
    label: bilingual('基金会', 'Foundations'),
    document: bilingual('基金会法人登记证书', 'Registration as a foundation'),
    authority: bilingual('民政部门', 'the civil affairs office'),
    words: ['基金会'],
    from: '2023-09-01',
    source: 'TC-PRE',
  },
} as const satisfies Record<string, PreApprovalRow>;

export type PreApprovalContent = keyof typeof preApprovals;
export const preApprovalContents = Object.entries(preApprovals) as [PreApprovalContent, PreApprovalRow][];
/** The row of a type (Nrlx_id); undefined: no source names it. */
export const preApprovalOfType = (type: number): PreApprovalRow | undefined =>
  preApprovalContents.find(([, row]) => row.type === type)?.[1];
