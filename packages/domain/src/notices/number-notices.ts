import { bilingual } from '../text/bilingual-text.ts';
import { onApproval } from './approval-outcome.ts';
import type { NoticeRow } from './notice-row.ts';

/**
 * What is told of a filing's number 备案号. It comes with the bureau's publication, usually after the approval: then the approval says that it follows, and
 * the publication brings it (orders/notices/enqueue-numbers.ts). Where it was published first, one notice says both.
 */
export const numberNotices = {
  approvedNumberFollows: {
    ...onApproval('numberFollows'),
    subject: bilingual('办理成功：{order}', 'Approved: {order}'),
    body: bilingual(
      '{service}订单 {order} 已由管局通过。备案号由管局随后公布；公布后我们立即通知您备案号、网站底部的代码和公安备案的办理期限。',
      'The bureau approved order {order} ({service}). It publishes the number shortly; we then send it at once, with the code for the foot of the site and the day of the police filing.',
    ),
    todo: [bilingual('暂时不用操作，请等待备案号。', 'Nothing for now: the number follows.')],
    sms: bilingual(
      '{service}订单{order}已由管局通过，备案号公布后立即通知您。',
      'The bureau approved order {order}. Its filing number follows as soon as it is published.',
    ),
    ofApp: {
      body: bilingual(
        '{service}订单 {order} 已由管局通过。备案号由管局随后公布；公布后我们立即通知您备案号、APP 内标明的文字和公安备案的办理期限。',
        'The bureau approved order {order} ({service}). It publishes the number shortly; we then send it at once, with what to show in the app and the day of the police filing.',
      ),
    },
  },
  numberPublished: {
    ...onApproval('numbered'),
    subject: bilingual('备案号已公布：{order}', 'The filing number is published: {order}'),
    body: bilingual(
      '{service}订单 {order} 已由管局通过，备案号已公布：主体备案号 {subjectNumber}，网站备案号 {websiteNumber}。',
      'Order {order} ({service}) is approved, and its numbers are published: {subjectNumber} of the subject, {websiteNumber} of the website.',
    ),
    addsNumbers: true,
    sms: bilingual(
      '订单{order}已备案：{websiteNumber}。底部代码、公安备案见邮件。',
      // Chinese characters in a number leave 70 characters to an SMS.
      '{order} is filed: {websiteNumber}, see mail.',
    ),
    ofApp: {
      body: bilingual(
        '{service}订单 {order} 已由管局通过，备案号已公布：主体备案号 {subjectNumber}，APP 备案号 {websiteNumber}。',
        'Order {order} ({service}) is approved, and its numbers are published: {subjectNumber} of the subject, {websiteNumber} of the app.',
      ),
      sms: bilingual(
        '订单{order}已备案：{websiteNumber}。APP标明、公安备案见邮件。',
        '{order} is filed: {websiteNumber}, see mail.',
      ),
    },
  },
} as const satisfies Record<string, NoticeRow>;
