import { bilingual } from '../../text/bilingual-text.ts';
import type { OrderKindRow } from './kind-row.ts';

export const cancelAccess = {
  label: bilingual('取消接入', 'Cancellation of access'),
  service: bilingual('取消接入', 'cancellation of access'),
  about: 'access',
  fields: ['cancellation'],
  materials: false,
  photo: false,
  sms: [
    { persons: ['website'], from: '2017-12-18', source: 'A18-SMS' },
    { persons: [], from: '2019-04-22', source: 'A19-SMS' },
  ],
  report: { block: 'ZXBA', answer: '5' },
  effect: { does: 'end', what: 'access' },
  // Another provider serves it (guard otherAccessRemains): the filing and its number stay.
  site: {
    meanwhile: bilingual(
      '管局通过前我方接入照旧；通过后网站仍在备案中，由其他接入商提供访问',
      'Until the bureau approves, our access goes on; afterwards the website stays filed and is served by its other provider',
    ),
    unchanged: bilingual(
      '接入尚未取消，网站备案和我方接入照旧有效',
      'The access is not cancelled: the filing and our access stay as they are',
    ),
    afterwards: bilingual(
      '我方接入已取消；网站仍在备案中，由其他接入商提供访问',
      'Our access is cancelled; the website stays filed and is served by its other provider',
    ),
    brief: bilingual('网站备案保留。', 'The website stays filed.'),
    steps: [
      bilingual(
        '于收到本通知当日将域名指向其他接入商的服务器，我方服务器不再提供该网站的访问。',
        'On the day of this notice point its domains to the other provider: our servers serve it no longer.',
      ),
      bilingual(
        '备案号不变，继续在网站底部标明；公安联网备案登记的接入信息有变的，同步变更。',
        'Its number stays as it is: go on showing it. If its access is filed with the police and differs, change it there, too.',
      ),
    ],
  },
  concerns: ['website'],
  remark: 'cancellation.remark',
} as const satisfies OrderKindRow;
