import { bilingual } from '../../text/bilingual-text.ts';

/** Columns that all changes 变更备案 share. */
export const changeService = bilingual('变更备案', 'filing change');
/** A change never interrupts the filed site (docs/spec/rules.md R-2, SEED). */
export const siteOfAChange = {
  meanwhile: bilingual('变更期间网站不受影响', 'The site stays reachable'),
  afterwards: bilingual('变更已生效', 'The change is in force'),
};
