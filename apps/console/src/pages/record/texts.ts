import { bilingual } from '@beian/domain/text';

export const orderOptionsTexts = {
  title: bilingual('合作方可办理的订单', 'Orders that its partner can open'),
  cancellations: bilingual('注销与取消接入', 'Cancellations'),
  stops: bilingual('停止：{list}', 'Stops: {list}'),
  waits: bilingual('{label}须在此订单结束或放弃后办理：', '{label} is possible once this order has ended or is abandoned:'),
};

export const recordTexts = {
  shell: bilingual('空壳主体', 'Shell'),
  deregistered: bilingual('已注销主体', 'Cancelled'),
  deregisteredMeans: bilingual('{at} 起已不在备案中；需要时须重新备案。', 'No longer filed since {at}; a site that is to return is filed anew.'),
  subject: bilingual('主体', 'Subject'),
  websites: bilingual('网站（{n}）', 'Websites ({n})'),
  ours: bilingual('在本接入商', 'hosted by us'),
  notOurs: bilingual('不在本接入商', 'hosted elsewhere'),
  noOpenOrder: bilingual('没有进行中的订单', 'No open order'),
  noWebsites: bilingual('这份备案没有网站', 'This record has no websites'),
  partners: bilingual('可操作的合作方', 'Partners that may act on it'),
  noPartners: bilingual('没有合作方可以操作这份备案', 'No partner may act on this record'),
  masked: bilingual('个人信息已遮盖', 'Personal values are masked'),
};

export const recordListTexts = {
  title: bilingual('备案记录', 'Filing records'),
  filingNumber: bilingual('备案号', 'Filing number'),
  name: bilingual('主办单位', 'Organiser'),
  province: bilingual('省份', 'Province'),
  domains: bilingual('域名', 'Domains'),
  openOrder: bilingual('进行中的订单', 'Open order'),
  changedAt: bilingual('更新时间', 'Updated'),
  total: bilingual('{n} 个主体，含已注销和在他处备案的，不含首次备案在办的', '{n} subject, with those deregistered or filed elsewhere, without those whose first filing is under way|{n} subjects, with those deregistered or filed elsewhere, without those whose first filing is under way'),
  empty: bilingual('还没有备案记录', 'No filing records yet'),
  emptyHint: bilingual('从管局下载后会出现在这里', 'They appear here once downloaded from a bureau'),
  emptyFiltered: bilingual('没有符合条件的备案记录', 'No filing record matches'),
};

export const recordHistoryTexts = {
  title: bilingual('登记历史', 'History'),
  on: bilingual('查看日期', 'As of'),
  against: bilingual('与另一日比较', 'Compare with'),
  now: bilingual('当前', 'Now'),
  asOf: bilingual('{day} 当日终了时的登记内容', 'As registered at the end of {day}'),
  unknown: bilingual('{day} 时，这里还没有这份备案的登记内容', 'Nothing was known here of this record on {day}'),
  known: bilingual('最早的登记内容始于 {since}', 'The first version is of {since}'),
  since: bilingual('自 {since} 起', 'Since {since}'),
  order: bilingual('订单 {number}', 'Order {number}'),
  capped: bilingual('只列出最近的版本', 'Only the latest versions are listed'),
  loading: bilingual('正在加载登记历史', 'Loading the history'),
  same: bilingual('两日的登记内容相同', 'The same was registered on both days'),
  between: bilingual('{from} 与 {to} 的不同', 'What differs between {from} and {to}'),
  before: bilingual('原登记', 'Before'),
  after: bilingual('现登记', 'After'),
  masked: bilingual('已遮盖，内容有变', 'masked; it differs'),
  current: bilingual('最新登记内容', 'As registered now'),
};
