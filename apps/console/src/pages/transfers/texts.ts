import { bilingual } from '@beian/domain/text';

export const transferTexts = {
  title: bilingual('备案转移', 'Transfers'),
  lead: bilingual('将备案从一个账号转到另一个账号：主体负责人经短信同意、接收方接受后生效，备案内容不变', 'Moves a filing from one account to another: its principal agrees by SMS, the receiver accepts, and the filing stays as it is'),
  empty: bilingual('没有备案转移', 'No transfers'),
  emptyHint: bilingual('在“备案”中选择“转移”开始', 'Begin with “Transfer” under “Records”'),
  total: bilingual('共 {n} 项转移', '{n} transfer|{n} transfers'),
  filing: bilingual('备案号', 'Filing number'),
  from: bilingual('转出方', 'From'),
  to: bilingual('接收方', 'To'),
  state: bilingual('状态', 'State'),
  until: bilingual('答复期限', 'Answers until'),
  offered: bilingual('发起时间', 'Offered'),
  ownId: bilingual('复制我的账号标识', 'Copy the id of my account'),
  transfer: bilingual('转移', 'Transfer'),
  transferOf: bilingual('转移 {number}', 'Transfer {number}'),
  offerLead: bilingual('我们会请主体负责人经短信和邮件确认，并通知接收方。转移后由接收方办理这项备案的后续事项；已有的订单仍可在本账号查看。', 'We ask the subject principal by SMS and mail, and tell the receiver. From then on the receiver acts for this filing; your former orders stay in your account.'),
  receiver: bilingual('接收方账号标识', 'Account id of the receiver'),
  receiverHint: bilingual('由接收方在其“备案转移”页面复制', 'The receiver copies it on its page “Transfers”'),
  send: bilingual('发起转移', 'Offer the transfer'),
  acceptLead: bilingual('接受后，{number} 的后续事项由贵方办理。', 'From then on you act for {number}.'),
  declineLead: bilingual('{number} 留在原账号。', '{number} stays in the account where it is.'),
};
