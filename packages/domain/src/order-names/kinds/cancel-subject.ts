import { bilingual } from '../../text/bilingual-text.ts';
import { cancellationService, untilCancelled } from './cancellation.ts';
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
    afterwards: bilingual(
      '主体及其全部网站已不在备案中，网站须停止访问',
      'Subject and all its websites are no longer filed; the sites must stop',
    ),
  },
  concerns: ['subject'],
  remark: 'cancellation.remark',
} as const satisfies OrderKindRow;
