import { bilingual } from '../text/bilingual-text.ts';
import { onApproval } from './approval-outcome.ts';
import type { NoticeRow } from './notice-row.ts';

/** What is told when the bureau has approved. */
export const approvalNotices = {
  approved: {
    ...onApproval('done'),
    subject: bilingual('办理成功：{order}', 'Approved: {order}'),
    body: bilingual(
      '{what}已由管局通过，订单 {order} 完成。{afterwards}。',
      'The bureau approved order {order} ({what}); it is finished. {afterwards}.',
    ),
    addsSiteSteps: true,
    sms: bilingual('{what}已由管局通过，订单{order}完成。{brief}', 'The bureau approved order {order}. {brief}'),
  },
  siteEnds: {
    ...onApproval('siteEnds'),
    subject: bilingual('备案已注销，请停止网站访问：{order}', 'No longer filed, the site must stop: {order}'),
    body: bilingual(
      '{what}已由管局通过，订单 {order} 完成。{afterwards}。',
      'The bureau approved order {order} ({what}); it is finished. {afterwards}.',
    ),
    addsSiteSteps: true,
    sms: bilingual(
      '{filing}已注销（订单{order}），网站须停止访问，域名停止境内解析。',
      'Order {order} is approved: what it cancelled is no longer filed. Its sites must stop today; see the mail.',
    ),
    ofApp: {
      subject: bilingual('备案已注销，请停止 APP 服务：{order}', 'No longer filed, the app must stop: {order}'),
      sms: bilingual(
        '{filing}已注销（订单{order}），APP须停止服务并从商店下架。',
        'Order {order} is approved: what it cancelled is no longer filed. The app must stop today; see the mail.',
      ),
    },
  },
  nextStepDue: {
    ...onApproval('nextStep'),
    subject: bilingual('方案的下一步可以提交：{order}', 'The next step can be submitted: {order}'),
    body: bilingual(
      '{what}已由管局通过，订单 {order} 完成。{removal}{afterwards}。方案的下一步订单 {next} 现在可以提交。',
      'The bureau approved order {order} ({what}); it is finished. {removal}{afterwards}. Order {next}, the next step of the plan, can be submitted now.',
    ),
    todo: [bilingual('补全并提交订单 {next}。', 'Complete order {next} and submit it.')],
    addsSiteSteps: true,
    addsNumbers: true,
    sms: bilingual(
      '订单{order}已由管局通过。{brief}下一步订单{next}现在可以提交。',
      'Order {order} is approved. {brief} Order {next}, the next step, can be submitted now.',
    ),
  },
  domainReplaced: {
    ...onApproval('domainsEnd'),
    subject: bilingual('原域名须停止访问：{filing}', 'The old domain must stop: {filing}'),
    body: bilingual(
      '{what}已由管局通过，订单 {order} 完成。{removal}{afterwards}。',
      'The bureau approved order {order} ({what}); it is finished. {removal}{afterwards}.',
    ),
    todo: [
      bilingual(
        '于收到本通知当日停止移出的域名到境内服务器的解析。',
        'On the day of this notice end the resolution of the domains that were taken out, to servers in mainland China.',
      ),
    ],
    addsSiteSteps: true,
    sms: bilingual(
      '{filing}域名变更通过（订单{order}），移出的域名须停止访问，详见邮件。',
      'Domains changed by order {order}: what was taken out must stop; see the mail.',
    ),
  },
} as const satisfies Record<string, NoticeRow>;
