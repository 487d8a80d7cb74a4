import type { Dated } from '../../province/in-force.ts';
import { bilingual } from '../../text/bilingual-text.ts';
import type { SmsPersonsRule } from './kind-row.ts';

/** Apps 移动互联网应用程序 are filed since 2023-09-04 (docs/spec/rules.md R-2, MIIT-APP). */
export const appsAreFiled = { from: '2023-09-04', source: 'MIIT-APP' } as const satisfies Dated;

/** The service principal alone; sources contradict each other (docs/spec/rules.md R-9). */
export const smsOfAppPrincipal = [
  { persons: ['website'], ...appsAreFiled },
] as const satisfies readonly SmsPersonsRule[];

/** 标明备案号: where an app shows its number. */
export const numberInApp = bilingual(
  '在 APP 的“设置”或“关于”等显著位置标明 {number}，并在其下标明 https://beian.miit.gov.cn；应用商店的页面同样标明。',
  'Show {number} in the settings or on the about page of the app, with https://beian.miit.gov.cn beneath it; and on its page in each store.',
);

/** Columns that the kinds share which file an app for the first time. */
export const siteOfANewApp = {
  meanwhile: bilingual('管局通过前 APP 不能上架或提供服务', 'The app must not be offered before the bureau approves'),
  unchanged: bilingual('APP 尚未备案，不能提供服务', 'The app is not filed yet and must not be offered'),
  afterwards: bilingual('备案已生效，请在 APP 内标明备案号', 'The filing is in force: show its number in the app'),
  brief: bilingual('APP可以上架。', 'The app may open.'),
  steps: [
    numberInApp,
    bilingual(
      'APP 提供服务之日起 30 日内，在 https://beian.mps.gov.cn 办理公安联网备案。',
      'Within 30 days from the day on which the app is offered file it with the police at https://beian.mps.gov.cn.',
    ),
  ],
};
