import { WarningOutlined } from '@ant-design/icons';
import { dueTime, duration } from '../common/due.ts';
import { type Translate, useT } from '../providers/i18n.ts';
import styles from './bureau.module.css';
import type { Bureau, GatewayState } from './documents.ts';

interface BannerContent {
  readonly what: string;
  /** What happens next automatically, or what a person must do. */
  readonly next: string | null;
}

type BannerFormatter = (t: Translate, bureau: Bureau, now: number) => BannerContent;

const ago = (at: string, now: number) => (now - Date.parse(at)) / 1000;
const soon = (at: string | null, now: number): at is string => at !== null && Date.parse(at) > now;

/** Why the bureau refuses calls, by its code. */
const closedBecause = {
  15: 'gateway.closed15',
  20: 'gateway.closed20',
  901: 'gateway.closed901',
  902: 'gateway.closed901',
} as const;
const isClosedCode = (code: string): code is `${keyof typeof closedBecause}` => Object.hasOwn(closedBecause, code);

/** Text of the banner by state of the connection: what has happened and what happens next. */
const bannerFormatters: Readonly<Record<GatewayState, BannerFormatter>> = {
  STOPPED: (t, { sentence }) => ({ what: t('gateway.stoppedWhat'), next: sentence }),
  UNKNOWN: (t, { inFlight, sentence, retryAt }, now) => ({
    what: t('gateway.unknownWhat', { n: inFlight?.sequence ?? '' }),
    next: inFlight?.undecided
      ? t('gateway.undecidedNext', { why: sentence ?? '' })
      : soon(retryAt, now)
        ? t('gateway.unknownNext', { at: dueTime(t, retryAt, now) })
        : t('gateway.unknownNow'),
  }),
  BEHIND: (t, { oldestSince, unacknowledged, unapplied, sentence }, now) => ({
    what:
      unacknowledged + unapplied > 0
        ? t('gateway.behindFiles', { n: Math.max(unacknowledged, unapplied) })
        : t('gateway.behindOrders', { time: oldestSince === null ? '' : duration(ago(oldestSince, now)) }),
    next: sentence ?? (unacknowledged + unapplied > 0 ? t('gateway.behindFilesNext') : t('gateway.behindOrdersNext')),
  }),
  PAUSED: (t, { sentence }) => ({
    what: t('gateway.pausedWhat', { why: sentence ?? '' }),
    next: t('gateway.pausedNext'),
  }),
  CLOSED: (t, { closedSince, closedCode, retryAt }, now) => ({
    what: t('gateway.closedWhat', {
      at: closedSince === null ? '' : dueTime(t, closedSince, now),
      why: closedCode !== null && isClosedCode(closedCode) ? t(closedBecause[closedCode]) : (closedCode ?? ''),
    }),
    next: soon(retryAt, now) ? t('gateway.closedNext', { at: dueTime(t, retryAt, now) }) : t('gateway.closedNow'),
  }),
  OFF_HOURS: (t, { closedUntil }, now) => ({
    what: t('gateway.offHoursWhat'),
    next: closedUntil === null ? null : t('gateway.offHoursNext', { at: dueTime(t, closedUntil, now) }),
  }),
  OPEN: (_, { sentence }) => ({ what: sentence ?? '', next: null }),
};

/** What has happened and what happens next; nothing when all is well. */
export function Banner({ bureau, now }: { bureau: Bureau; now: number }) {
  const t = useT();
  const { what, next } = bannerFormatters[bureau.state](t, bureau, now);
  if (what === '') return null;
  return (
    <div className={`${styles.said} ${styles[bureau.state]}`} role="note">
      <WarningOutlined aria-hidden />
      <div>
        <p>
          <b>{what}</b>
        </p>
        {next === null || next === '' ? null : <p>{next}</p>}
      </div>
    </div>
  );
}
