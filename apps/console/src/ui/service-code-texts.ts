import { bilingual } from '@beian/domain/text';

export const serviceCodeTexts = {
  state: bilingual('服务码', 'Code'),
  server: bilingual('云服务器', 'Server'),
  until: bilingual('到期时间', 'Paid until'),
  ips: bilingual('公网 IP', 'Public addresses'),
  places: bilingual('剩余备案数量', 'Filings left'),
  owner: bilingual('所有者账号', 'Account of the owner'),
  grantedTo: bilingual('授权给账号', 'Granted to the account'),
};
