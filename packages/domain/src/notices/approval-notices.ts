import { kindRow } from '../order-names/kinds/kinds.ts';
import { bilingual } from '../text/bilingual-text.ts';
import { applicant, everybody, type NoticeRow } from './notice-row.ts';

/** What is told when the bureau has approved. */
export const approvalNotices = {
  approved: {
    on: ['bureauApprove', 'recordBureauAnswer'],
    into: 'APPROVED',
    // What files something anew: number-notices.ts.
    condition: {
      label: bilingual('变更或注销', 'a change or a cancellation'),
      check: ({ kind }) => kindRow(kind).effect.does !== 'add',
    },
    ...everybody,
    subject: bilingual('办理成功：{order}', 'Approved: {order}'),
    body: bilingual(
      '{filing} 的{service}已由管局通过，订单 {order} 完成。{afterwards}。',
      'The bureau approved order {order} for {filing} ({service}); it is finished. {afterwards}.',
    ),
    addsSiteSteps: true,
    sms: bilingual(
      '{filing}的{service}已由管局通过，订单{order}完成。',
      'The bureau approved order {order}; it is finished.',
    ),
  },
  siteEnds: {
    on: ['bureauApprove', 'recordBureauAnswer'],
    into: 'APPROVED',
    condition: {
      label: bilingual('注销备案', 'a cancellation'),
      check: ({ kind }) => kindRow(kind).effect.does === 'end',
    },
    ...everybody,
    subject: bilingual('请停止网站访问：{order}', 'The site must stop: {order}'),
    body: bilingual(
      '{filing} 的注销已由管局通过（订单 {order}）。{afterwards}。',
      'The bureau approved the cancellation of {filing} (order {order}). {afterwards}.',
    ),
    todo: [
      bilingual(
        '今天停止网站访问，并停止域名解析。',
        'Stop the site today, and end the name resolution of its domains.',
      ),
      bilingual(
        '仍需使用的，重新备案通过后再开通。',
        'If it is still needed, file it anew and open it after the approval.',
      ),
    ],
    sms: bilingual(
      '{filing}已注销（订单{order}），网站须停止访问并停止域名解析。',
      'Order {order} is approved: the site is no longer filed and must stop now.',
    ),
  },
  nextStepDue: {
    on: ['bureauApprove', 'recordBureauAnswer'],
    into: 'APPROVED',
    condition: {
      label: bilingual('方案中还有下一步', 'an order of a plan with a next step'),
      check: ({ plan }) => plan?.next != null,
    },
    to: applicant,
    subject: bilingual('方案的下一步可以提交：{order}', 'The next step can be submitted: {order}'),
    body: bilingual(
      '{filing} 的{service}已由管局通过（订单 {order}），方案的下一步订单 {next} 现在可以提交。',
      'The bureau approved {service} of {filing} (order {order}). Order {next}, the next step of the plan, can be submitted now.',
    ),
    todo: [bilingual('请补全并提交订单 {next}。', 'Complete order {next} and submit it.')],
    sms: bilingual(
      '订单{order}已由管局通过，下一步订单{next}现在可以提交。',
      'Order {order} is approved. Order {next}, the next step, can be submitted now.',
    ),
  },
  domainReplaced: {
    on: ['bureauApprove', 'recordBureauAnswer'],
    into: 'APPROVED',
    condition: {
      label: bilingual('原备案域名不再备案', 'a filed domain went away'),
      check: ({ domains }) => domains.removed.length > 0,
    },
    ...everybody,
    subject: bilingual('原域名将停止访问：{filing}', 'The old domain stops working: {filing}'),
    body: bilingual(
      '{filing} 的域名变更已由管局通过（订单 {order}）。不再备案的原域名将无法访问，新域名可以使用。',
      'The bureau approved the change of domains of {filing} (order {order}). The old domain that is no longer filed stops working; the new one may be used.',
    ),
    todo: [bilingual('尽快停止原域名的解析。', 'End the name resolution of the old domain soon.')],
    sms: bilingual(
      '{filing}域名变更通过（订单{order}），原域名将停止访问。',
      'Domains changed by order {order}: the old one stops working, end its name resolution soon.',
    ),
  },
} as const satisfies Record<string, NoticeRow>;
