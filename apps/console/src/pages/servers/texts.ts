import { PAPER_END_DAYS } from '@beian/domain/follow-ups';
import { bilingual } from '@beian/domain/text';

export const serverTexts = {
  title: bilingual('服务器到期', 'Ending servers'),
  lead: bilingual('服务器到期的备案。到期后接入信息不再真实，会被取消接入：请续费，或变更接入到另一台服务器', 'Filings whose server ends. Once it has ended the access is no longer true and will be cancelled: renew the server, or change the access to another one'),
  ending: bilingual(`${PAPER_END_DAYS} 天内到期`, `End within ${PAPER_END_DAYS} days`),
  ended: bilingual('已到期', 'Have ended'),
  which: bilingual('到期情况', 'Servers that'),
  empty: bilingual('没有服务器到期的备案', 'No filing has a server that ends'),
  emptyHint: bilingual(`到期前 ${PAPER_END_DAYS} 天列在这里，并通知网站负责人和合作方`, `They are listed ${PAPER_END_DAYS} days before the end, and website principal and partner are told`),
  total: bilingual('共 {n} 项备案', '{n} filing|{n} filings'),
  filing: bilingual('备案号', 'Filing number'),
  subject: bilingual('主办单位', 'Organiser'),
  order: bilingual('报备订单', 'Its order'),
  server: bilingual('云服务器', 'Server'),
  until: bilingual('到期时间', 'Paid until'),
  partner: bilingual('合作方', 'Partner'),
  next: bilingual('处理', 'Next'),
  change: bilingual('变更接入', 'Change the access'),
  changeOf: bilingual('为 {number} 变更接入', 'Change the access of {number}'),
  byPartner: bilingual('等待合作方变更接入', 'The partner has not begun'),
};
