import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Col, Flex, Row, Segmented, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { request } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { queryOf } from '../../app/providers/queries.ts';
import { Loaded } from '../../app/shell/states.tsx';
import {
  type WorkCalendar as Calendar,
  type HolidayNotice as CalendarNotice,
  calendarDocument,
} from '../../generated/calendar.ts';
import { Page } from '../../ui/page.tsx';
import { errorTexts } from '../../ui/texts.ts';
import styles from './calendar.module.css';
import { ChangeCalendar } from './change.tsx';
import { Hours } from './hours.tsx';
import { correctionOf, type NoticeDraft } from './notice-text.ts';
import { NamedDays, Notices } from './notices.tsx';
import { calendarTexts } from './texts.ts';
import { YearView } from './year-view.tsx';

type What = 'notice' | 'hours' | NoticeDraft;

/** The working calendar, one year at a time, each named day with its notice; administrators can change it. */
export function CalendarPage() {
  const [params, setParams] = useSearchParams();
  const asked = Number(params.get('year')) || null;
  const query = useQuery({
    ...queryOf(['calendar', 'year'], calendarDocument, { year: asked }),
    placeholderData: (before) => before,
  });
  return (
    <Loaded query={query} rows={10}>
      {(calendar) => (
        <Year calendar={calendar} onYear={(year) => setParams({ year: String(year) }, { replace: true })} />
      )}
    </Loaded>
  );
}

function Year({ calendar, onYear }: { calendar: Calendar; onYear: (year: number) => void }) {
  const [what, setWhat] = useState<What | null>(null);
  const { message } = App.useApp();
  const correct = useMutation({
    // A notice may name days of the years beside its own.
    mutationFn: async (notice: CalendarNotice) => {
      const near = calendar.years.filter((year) => Math.abs(year - Number(notice.published.slice(0, 4))) <= 2);
      const years = await Promise.all(near.map((year) => request(calendarDocument, { year })));
      const days = years.flatMap((one) => one.calendar.days);
      setWhat(correctionOf(notice, days, calendar));
    },
    onError: () => message.error(t(errorTexts.other)),
  });
  return (
    <Page
      title={t(calendarTexts.title)}
      mark={<Tag>{t(calendarTexts.loadedUntil, { day: calendar.loadedUntil })}</Tag>}
      lead={t(calendarTexts.lead)}
      actions={
        calendar.mayChange ? (
          <Flex gap={8}>
            <Button onClick={() => setWhat('hours')}>{t(calendarTexts.setHours)}</Button>
            <Button type="primary" onClick={() => setWhat('notice')}>
              {t(calendarTexts.loadNotice)}
            </Button>
          </Flex>
        ) : (
          <Typography.Text type="secondary">{t(calendarTexts.readOnly)}</Typography.Text>
        )
      }
    >
      {what === null ? null : (
        <ChangeCalendar
          key={typeof what === 'string' ? what : what.head.number}
          what={what}
          calendar={calendar}
          onClose={() => setWhat(null)}
        />
      )}
      <div className={styles.years}>
        <Segmented
          aria-label={t(calendarTexts.year)}
          value={calendar.year}
          options={calendar.years.toReversed().map((year) => ({ value: year, label: String(year) }))}
          onChange={onYear}
        />
      </div>
      <YearView calendar={calendar} />
      <NamedDays calendar={calendar} />
      <Row gutter={[12, 12]}>
        <Col xs={24} md={16}>
          <Notices
            notices={calendar.notices}
            onCorrect={calendar.mayChange ? (notice) => correct.mutate(notice) : undefined}
          />
        </Col>
        <Col xs={24} md={8}>
          <Hours hours={calendar.hours} />
        </Col>
      </Row>
    </Page>
  );
}
