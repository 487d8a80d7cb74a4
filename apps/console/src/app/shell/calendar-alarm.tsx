import { WarningOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'react-router';
import { graphql } from '../../graphql.ts';
import page from '../../ui/page.module.css';
import { request } from '../providers/client.ts';
import { t } from '../providers/i18n.ts';
import { shellTexts } from './texts.ts';

const calendarAlarmDocument = graphql(`
  query CalendarAlarm {
    calendar {
      alarm {
        message
      }
    }
  }
`);

/** Poll interval, ms: an alarm of the calendar lasts for days. */
const ASK_MS = 300_000;

/** Warns that the loaded calendar ends soon, or that orders are due on days without a notice; the API decides who sees it. */
export function CalendarAlarm() {
  const { pathname } = useLocation();
  const { data } = useQuery({
    queryKey: ['calendar', 'alarm'],
    queryFn: async ({ signal }) => (await request(calendarAlarmDocument, {}, signal)).calendar.alarm,
    refetchInterval: ASK_MS,
  });
  if (data === undefined || data === null) return null;
  return (
    <section className={`${page.bar} ${page.warning}`} aria-label={t(shellTexts.calendarAlarm)}>
      <WarningOutlined aria-hidden />
      <span style={{ flex: 1 }}>
        {data.message} {pathname === '/calendar' ? null : <Link to="/calendar">{t(shellTexts.calendarOpen)}</Link>}
      </span>
    </section>
  );
}
