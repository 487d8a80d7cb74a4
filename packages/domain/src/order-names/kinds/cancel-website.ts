import { bilingual } from '../../text/bilingual-text.ts';
import { cancellationService, untilCancelled } from './cancellation.ts';
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
    afterwards: bilingual('网站已不在备案中，须停止访问', 'The website is no longer filed and must stop'),
  },
  concerns: ['website'],
  remark: 'cancellation.remark',
} as const satisfies OrderKindRow;
