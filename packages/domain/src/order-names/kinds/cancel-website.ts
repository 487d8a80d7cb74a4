import { bilingual } from '../../text/bilingual-text.ts';
import { briefOfCancellation, cancellationService, policeCancellation, untilCancelled } from './cancellation.ts';
import type { OrderKindRow } from './kind-row.ts';

export const cancelWebsite = {
  label: bilingual('注销网站', 'Cancellation of website'),
  service: cancellationService,
  about: 'website',
  fields: ['cancellation'],
  materials: false,
  photo: false,
  sms: [
    { persons: ['website'], from: '2017-12-18', source: 'A18-SMS' },
    { persons: [], from: '2019-04-22', source: 'A19-SMS' },
    { persons: ['website'], from: '2020-08-17', source: 'HW-CANCEL' },
  ],
  report: { block: 'ZXBA', answer: '7' },
  effect: { does: 'end', what: 'website' },
  site: {
    meanwhile: untilCancelled,
    unchanged: bilingual('网站尚未注销，备案照旧有效', 'The website is not cancelled and stays filed'),
    afterwards: bilingual('网站已不在备案中，须停止访问', 'The website is no longer filed and must stop'),
    brief: briefOfCancellation,
    steps: [
      bilingual(
        '于收到本通知当日停止该网站的访问，并停止其域名到境内服务器的解析。',
        'On the day of this notice stop the website, and end the resolution of its domains to servers in mainland China.',
      ),
      bilingual(
        '域名仍归其持有者，可以保留或转让；仍需使用的，以新增网站重新备案，通过后再开通。',
        "The domains stay their holder's, to keep or to pass on; a site that is still wanted is filed anew as a new website and opens after the approval.",
      ),
      bilingual(
        '备案号 {filing} 不得再标明在任何网站上。',
        'The number {filing} may not be shown on any site any longer.',
      ),
      policeCancellation,
    ],
  },
  concerns: ['website'],
  remark: 'cancellation.remark',
} as const satisfies OrderKindRow;
