import { bilingual } from '../../text/bilingual-text.ts';

/** 网站底部: what the foot of a filed site shows (docs/spec/rules.md R-10, ORD33). */
export const footerStep = bilingual(
  '在网站首页底部中央标明{number}，并链接到 https://beian.miit.gov.cn。',
  'Show {number} at the foot of the home page, in its middle, with a link to https://beian.miit.gov.cn.',
);

/** Columns that kinds share which file a website for the first time 新增备案. */
export const siteOfAFiling = {
  meanwhile: bilingual('管局通过前网站不能开通访问', 'The site must not be reachable before the bureau approves'),
  unchanged: bilingual('网站尚未备案，不能开通访问', 'The website is not filed yet and must not be reachable'),
  afterwards: bilingual(
    '备案已生效，请在网站底部悬挂备案号',
    'The filing is in force: show its number at the foot of the site',
  ),
  brief: bilingual('网站可以开通。', 'The site may open.'),
  steps: [
    footerStep,
    bilingual(
      '网站开通之日起 30 日内，在 https://beian.mps.gov.cn 办理公安联网备案。',
      'Within 30 days from the opening of the site file it with the police at https://beian.mps.gov.cn.',
    ),
  ],
};
