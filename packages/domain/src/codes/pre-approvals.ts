import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/**
 * 前置审批: contents that need a pre-approval (docs/spec/rules.md R-5.4, A19-PRE), under our own names: no source gives the bureaus'
 * numbers.
 */
interface PreApprovalRow {
  readonly label: BilingualText;
  /** Provinces that still require it, six digits; absent: all. */
  readonly provinces?: readonly string[];
  /** No longer required anywhere. */
  readonly dropped?: true;
  readonly source: 'A19-PRE';
}

export const preApprovals = {
  news: { label: bilingual('新闻', 'News'), source: 'A19-PRE' },
  publishing: { label: bilingual('出版', 'Publishing'), source: 'A19-PRE' },
  drugs: { label: bilingual('药品和医疗器械', 'Drugs and medical devices'), source: 'A19-PRE' },
  culture: { label: bilingual('文化', 'Culture'), source: 'A19-PRE' },
  broadcasting: { label: bilingual('广播电影电视节目', 'Radio, film and television'), source: 'A19-PRE' },
  carHailing: { label: bilingual('网络预约车', 'Online car hailing'), source: 'A19-PRE' },
  finance: { label: bilingual('互联网金融', 'Finance'), source: 'A19-PRE' },
  games: { label: bilingual('网络游戏', 'Games'), source: 'A19-PRE' },
  education: {
    label: bilingual('教育', 'Education'),
    provinces: ['330000', '630000', '540000'],
    source: 'A19-PRE',
  },
  health: { label: bilingual('医疗保健', 'Health'), provinces: ['130000', '540000'], source: 'A19-PRE' },
  bulletinBoards: { label: bilingual('电子公告服务', 'Bulletin boards'), dropped: true, source: 'A19-PRE' },
} as const satisfies Record<string, PreApprovalRow>;
