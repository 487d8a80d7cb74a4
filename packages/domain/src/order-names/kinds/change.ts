import { bilingual } from '../../text/bilingual-text.ts';
import { footerStep } from './filing.ts';

/** Columns that all changes 变更备案 share. */
export const changeService = bilingual('变更备案', 'filing change');
/** A change never interrupts the filed site (docs/spec/rules.md R-2, SEED). */
export const siteOfAChange = {
  meanwhile: bilingual('变更期间网站不受影响', 'The site is not affected meanwhile'),
  unchanged: bilingual('原备案照旧有效，网站不受影响', 'What is filed stays as it is, and the site is not affected'),
  afterwards: bilingual('变更已生效', 'The change is in force'),
  brief: bilingual('变更已生效。', 'The change is in force.'),
  steps: [
    footerStep,
    bilingual(
      '已办理公安联网备案的，在 https://beian.mps.gov.cn 同步变更。',
      'If the site is filed with the police, change it there, too: https://beian.mps.gov.cn.',
    ),
  ],
};
