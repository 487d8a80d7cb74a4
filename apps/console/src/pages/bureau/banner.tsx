import { Alert } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import type { Bureau } from '../../generated/bureau.ts';
import { dueTime, duration } from '../../ui/due.ts';
import { useNow } from '../../ui/hooks.ts';
import { stateLooks } from './state-look.ts';
import { gatewayTexts } from './texts.ts';

type GatewayState = Bureau['state'];

interface BannerContent {
  readonly what: string;
  /** What happens next automatically, or what a person must do. */
  readonly next: string | null;
}

type BannerFormatter = (bureau: Bureau, now: number) => BannerContent;

const ago = (at: string, now: number) => (now - Date.parse(at)) / 1000;
const soon = (at: string | null, now: number): at is string => at !== null && Date.parse(at) > now;

/** Why the bureau refuses calls, by its code. */
const closedBecause = {
  15: gatewayTexts.closed15,
  20: gatewayTexts.closed20,
  901: gatewayTexts.closed901,
  902: gatewayTexts.closed901,
} as const;
const isClosedCode = (code: string): code is `${keyof typeof closedBecause}` => Object.hasOwn(closedBecause, code);

/** Text of the banner by state of the connection: what has happened and what happens next. */
const bannerFormatters: Readonly<Record<GatewayState, BannerFormatter>> = {
  STOPPED: ({ sentence }) => ({ what: t(gatewayTexts.stoppedWhat), next: sentence }),
  UNDECIDED: ({ inFlight, sentence }) => ({
    what: t(inFlight?.state === 'PREPARED' ? gatewayTexts.lostWhat : gatewayTexts.unknownWhat, {
      n: inFlight?.sequence ?? '',
    }),
    next: t(gatewayTexts.undecidedNext, { why: sentence ?? '' }),
  }),
  ALARM: ({ sentence }) => ({ what: t(gatewayTexts.alarmWhat), next: sentence }),
  UNREADABLE: () => ({ what: t(gatewayTexts.unreadableWhat), next: t(gatewayTexts.unreadableNext) }),
  UNREACHABLE: ({ calls }, now) => {
    const failing = calls.find((call) => call.failingSince !== null && call.direction !== 'lookup');
    const at = failing?.failingSince ?? null;
    return {
      what: t(gatewayTexts.unreachableWhat, {
        at: at === null ? '' : dueTime(at, now),
        failure: failing?.failure ?? '',
      }),
      next: t(gatewayTexts.unreachableNext),
    };
  },
  UNKNOWN: ({ inFlight, retryAt }, now) => ({
    what: t(gatewayTexts.unknownWhat, { n: inFlight?.sequence ?? '' }),
    next: soon(retryAt, now) ? t(gatewayTexts.unknownNext, { at: dueTime(retryAt, now) }) : t(gatewayTexts.unknownNow),
  }),
  BEHIND: ({ oldestSince, unacknowledged, unapplied, sentence }, now) => ({
    what:
      unacknowledged + unapplied > 0
        ? t(gatewayTexts.behindFiles, { n: Math.max(unacknowledged, unapplied) })
        : t(gatewayTexts.behindOrders, { time: oldestSince === null ? '' : duration(ago(oldestSince, now)) }),
    next:
      sentence ?? (unacknowledged + unapplied > 0 ? t(gatewayTexts.behindFilesNext) : t(gatewayTexts.behindOrdersNext)),
  }),
  PAUSED: ({ sentence }) => ({
    what: t(gatewayTexts.pausedWhat, { why: sentence ?? '' }),
    next: t(gatewayTexts.pausedNext),
  }),
  CLOSED: ({ closedSince, closedCode, retryAt }, now) => ({
    what: t(gatewayTexts.closedWhat, {
      at: closedSince === null ? '' : dueTime(closedSince, now),
      why: closedCode !== null && isClosedCode(closedCode) ? t(closedBecause[closedCode]) : (closedCode ?? ''),
    }),
    next: soon(retryAt, now) ? t(gatewayTexts.closedNext, { at: dueTime(retryAt, now) }) : t(gatewayTexts.closedNow),
  }),
  OFF_HOURS: ({ closedUntil }, now) => ({
    what: t(gatewayTexts.offHoursWhat),
    next: closedUntil === null ? null : t(gatewayTexts.offHoursNext, { at: dueTime(closedUntil, now) }),
  }),
  OPEN: ({ sentence }) => ({ what: sentence ?? '', next: null }),
};

/** What has happened and what happens next, for each state that the connection is in; nothing when all is well. */
export function Banner({ bureau }: { bureau: Bureau }) {
  const now = useNow(15_000);
  return [bureau.state, ...bureau.otherStates.map(({ state }) => state)].map((state) => {
    const { what, next } = bannerFormatters[state](bureau, now);
    return what === '' ? null : (
      <Alert
        key={state}
        role="note"
        type={stateLooks[state].status ?? 'info'}
        showIcon
        message={what}
        description={next === '' ? null : next}
      />
    );
  });
}
