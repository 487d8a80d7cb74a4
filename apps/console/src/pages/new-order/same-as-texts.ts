import { bilingual } from '@beian/domain/text';

export const sameAsTexts = {
  address: bilingual('通讯地址与证件住所相同', 'The mailing address is the address on the certificate'),
  principal: bilingual('网站负责人与主体负责人是同一人', 'The website principal is the subject principal'),
  principalOfApp: bilingual('APP 负责人与主体负责人是同一人', 'The app principal is the subject principal'),
};
