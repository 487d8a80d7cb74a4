import { maxSmsWrongEntries } from '@beian/domain/order';
import { Descriptions } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import layout from '../../ui/page.module.css';
import { Section } from '../../ui/page.tsx';
import { fullTime } from '../../ui/time.ts';
import type { FillOrder } from './documents.ts';
import { smsCheckTexts } from './sms-check-texts.ts';

/** The phones that the ministry asks: on which page and until when the code is entered. */
export function SmsChecks({ order }: { readonly order: FillOrder }) {
  const { state, smsChecks } = order;
  const page = smsChecks[0]?.page;
  if (state !== 'SMS_PENDING' || page === undefined) return null;
  return (
    <Section title={t(smsCheckTexts.title)}>
      <ol className={layout.numbered}>
        <li>
          {t(smsCheckTexts.open)}{' '}
          <a href={`https://${page}`} target="_blank" rel="noreferrer">
            {page}
          </a>
        </li>
        <li>{t(smsCheckTexts.enter)}</li>
        <li>{t(smsCheckTexts.late, { n: maxSmsWrongEntries })}</li>
      </ol>
      {smsChecks.map(({ id, person, phone, stateLabel, deadline, wrongEntries }) => (
        <Descriptions key={id} size="small" column={{ xs: 1, sm: 2 }} title={`${person} ${phone}`}>
          <Descriptions.Item label={t(smsCheckTexts.state)}>{stateLabel}</Descriptions.Item>
          <Descriptions.Item label={t(smsCheckTexts.until)}>{fullTime(deadline)}</Descriptions.Item>
          <Descriptions.Item label={t(smsCheckTexts.wrong)}>
            {t(smsCheckTexts.wrongOf, { n: wrongEntries, of: maxSmsWrongEntries })}
          </Descriptions.Item>
        </Descriptions>
      ))}
    </Section>
  );
}
