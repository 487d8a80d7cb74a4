import { ClockCircleOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Tooltip } from 'antd';
import { duration } from '../common/due.ts';
import { useNow } from '../common/hooks.ts';
import { clockTime, fullTime, shanghai } from '../common/time.ts';
import { workdayCountdown } from '../common/workday.ts';
import { request } from '../providers/client.ts';
import { useT } from '../providers/i18n.ts';
import { noteServerTime } from '../providers/server-clock.ts';
import { workdayDocument } from './documents.ts';
import styles from './workday.module.css';

/** The calendar is asked again after this; between two answers the API's clock runs on here. */
const ASK_MS = 300_000;
const TICK_MS = 20_000;

/** How much working time is left today, and until when; on a day off, when work goes on. */
export function WorkdayStatus() {
  const t = useT();
  const now = useNow(TICK_MS);
  const { data } = useQuery({
    // Another day is another question.
    queryKey: ['workday', shanghai(now).format('YYYY-MM-DD')],
    queryFn: async ({ signal }) => {
      const { workday } = await request(workdayDocument, {}, signal);
      noteServerTime(workday.now);
      return workday;
    },
    refetchInterval: ASK_MS,
    placeholderData: (before) => before,
  });
  if (data === undefined) return null;
  const { state, seconds, used } = workdayCountdown(data, now);
  const next = fullTime(data.nextOpensAt).slice(5);
  const says = {
    off: t('workday.off', { next }),
    before: t('workday.before', { time: clockTime(data.opensAt) }),
    after: t('workday.after', { next }),
    open: t('workday.left', { time: duration(seconds) }),
  }[state];
  const close = t('workday.close', { time: clockTime(data.closesAt) });
  const provisional = data.provisional ? t('workday.provisional') : null;
  const works = state === 'open' || state === 'before';
  return (
    <Tooltip title={[works ? `${says}, ${close}` : says, provisional].filter(Boolean).join(' · ')}>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of a sentence and its bar, no form */}
      <div role="group" aria-label={t('workday.title')} className={styles.workday}>
        <ClockCircleOutlined aria-hidden className={styles.icon} />
        <span>{says}</span>
        {works ? (
          <>
            <span className={styles.bar} aria-hidden>
              <span className={styles.used} style={{ width: `${Math.round(used * 100)}%` }} />
            </span>
            <span className={styles.close}>{close}</span>
          </>
        ) : null}
        {provisional === null ? null : <span aria-hidden>*</span>}
      </div>
    </Tooltip>
  );
}
