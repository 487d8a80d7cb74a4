import { bilingual } from '../../text/bilingual-text.ts';
import { briefOfCancellation, cancellationService, policeCancellation, untilCancelled } from './cancellation.ts';
import type { OrderKindRow } from './kind-row.ts';

export const cancelSubject = {
  label: bilingual('注销主体', 'Cancellation of subject'),
  service: cancellationService,
  about: 'subject',
  fields: ['cancellation', 'filingPassword'],
  materials: false,
  photo: false,
  sms: [
    { persons: ['subject'], from: '2017-12-18', source: 'A18-SMS' },
    { persons: [], from: '2019-04-22', source: 'A19-SMS' },
    { persons: ['subject'], from: '2020-08-17', source: 'HW-CANCEL' },
  ],
  filingPassword: [
    { required: true, from: '2017-12-18', source: 'A18-GLOSS' },
    { required: false, from: '2020-08-17', source: 'HW-CANCEL' },
  ],
  report: { block: 'ZXBA', answer: '6' },
  effect: { does: 'end', what: 'subject' },
  site: {
    meanwhile: untilCancelled,
    unchanged: bilingual(
      '主体尚未注销，主体和网站的备案照旧有效',
      'The subject is not cancelled: it and its websites stay filed',
    ),
    afterwards: bilingual(
      '主体及其全部网站已不在备案中，网站须停止访问',
      'Subject and all its websites are no longer filed; the sites must stop',
    ),
    brief: briefOfCancellation,
    steps: [
      bilingual(
        '于收到本通知当日停止该主体全部网站的访问，并停止其域名到境内服务器的解析。',
        'On the day of this notice stop all websites of the subject, and end the resolution of their domains to servers in mainland China.',
      ),
      bilingual(
        '域名仍归其持有者，可以保留或转让；仍需使用的，以首次备案重新备案，通过后再开通。',
        "The domains stay their holder's, to keep or to pass on; a site that is still wanted is filed anew by a first filing and opens after the approval.",
      ),
      bilingual(
        '主体备案号 {filing} 及其各网站备案号不得再标明在任何网站上。',
        'The number {filing} and those of its websites may not be shown on any site any longer.',
      ),
      policeCancellation,
    ],
  },
  concerns: ['subject'],
  remark: 'cancellation.remark',
} as const satisfies OrderKindRow;
