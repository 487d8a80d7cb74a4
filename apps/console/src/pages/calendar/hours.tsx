import { Flex, Tag, Typography } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import type { WorkCalendar as Calendar } from '../../generated/calendar.ts';
import { Section } from '../../ui/page.tsx';
import { fullTime } from '../../ui/time.ts';
import { calendarTexts } from './texts.ts';

/** Working hours by the day from which they apply; those that never applied are struck through. */
export function Hours({ hours }: { hours: Calendar['hours'] }) {
  return (
    <Section title={t(calendarTexts.hours)}>
      <Flex component="ul" vertical gap={8}>
        {hours.map((row) => (
          <li key={`${row.from} ${row.setAt}`}>
            <Typography.Text strong delete={row.superseded} type={row.superseded ? 'secondary' : undefined}>
              {t(calendarTexts.hoursOf, { open: row.open, close: row.close })}
            </Typography.Text>{' '}
            {row.from === null ? t(calendarTexts.hoursFirst) : t(calendarTexts.hoursFrom, { day: row.from })}{' '}
            {row.inForce ? <Tag color="processing">{t(calendarTexts.hoursNow)}</Tag> : null}
            <br />
            <Typography.Text type="secondary">
              {[
                ...(row.setAt === null
                  ? []
                  : [t(calendarTexts.setBy, { by: row.setBy ?? '', at: fullTime(row.setAt) })]),
                ...(row.superseded ? [t(calendarTexts.hoursGone)] : []),
              ].join(' · ')}
            </Typography.Text>
          </li>
        ))}
      </Flex>
    </Section>
  );
}
