import { bilingual } from '../../text/bilingual-text.ts';

/** Columns that kinds share which file something for the first time 新增备案. */
export const siteOfAFiling = {
  meanwhile: bilingual('管局通过前网站不能开通访问', 'The site must not be reachable before the bureau approves'),
  afterwards: bilingual(
    '备案已生效，请在网站底部悬挂备案号',
    'The filing is in force: show its number at the foot of the site',
  ),
};
