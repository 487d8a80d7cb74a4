import { ClockCircleOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Tooltip } from 'antd';
import { workdayDocument } from '../../generated/viewer.ts';
import { duration } from '../../ui/due.ts';
import { useNow } from '../../ui/hooks.ts';
import page from '../../ui/page.module.css';
import { clockTime, fullTime, shanghai } from '../../ui/time.ts';
import { workdayCountdown } from '../../ui/workday.ts';
import { ask } from '../providers/client.ts';
import { t } from '../providers/i18n.ts';
import styles from './shell.module.css';
import { workdayTexts } from './texts.ts';

/** Poll interval of the calendar, ms; in between the API's clock is continued locally. */
const ASK_MS = 300_000;
const TICK_MS = 20_000;

/** Working time left today and its end; on a day off, when work resumes. */
export function WorkdayStatus() {
  const now = useNow(TICK_MS);
  const { data } = useQuery({
    // The day is part of the key, so that a new day refetches.
    queryKey: ['workday', shanghai(now).format('YYYY-MM-DD')],
    queryFn: ({ signal }) => ask(workdayDocument, {}, signal),
    refetchInterval: ASK_MS,
    placeholderData: (before) => before,
  });
  if (data === undefined) return null;
  const { state, seconds, used } = workdayCountdown(data, now);
  const next = fullTime(data.nextOpensAt).slice(5);
  const says = {
    off: t(workdayTexts.off, { next }),
    before: t(workdayTexts.before, { time: clockTime(data.opensAt) }),
    after: t(workdayTexts.after, { next }),
    open: t(workdayTexts.left, { time: duration(seconds) }),
  }[state];
  const close = t(workdayTexts.close, { time: clockTime(data.closesAt) });
  const provisional = data.provisional ? t(workdayTexts.provisional) : null;
  const works = state === 'open' || state === 'before';
  return (
    <Tooltip title={[works ? `${says}, ${close}` : says, provisional].filter(Boolean).join(' · ')}>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of a sentence and its bar, no form */}
      <div role="group" aria-label={t(workdayTexts.title)} className={styles.workday}>
        <ClockCircleOutlined aria-hidden className={page.small} />
        <span>{says}</span>
        {works ? (
          <>
            <span className={`${page.share} ${styles.worked}`} aria-hidden>
              <span style={{ width: `${Math.round(used * 100)}%` }} />
            </span>
            <span className={`${styles.closes} ${page.small}`}>{close}</span>
          </>
        ) : null}
        {provisional === null ? null : <span aria-hidden>*</span>}
      </div>
    </Tooltip>
  );
}
