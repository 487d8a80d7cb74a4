import type { Bureau } from '../../generated/bureau.ts';

type GatewayState = Bureau['state'];

/** How a state is drawn: the colour of its dot, and its tone; without a tone nobody is needed. */
interface StateLook {
  readonly light: string;
  readonly tone?: 'warn' | 'hot' | 'bad';
  /** Of its tag and banner. */
  readonly status?: 'warning' | 'error';
}

const waits: StateLook = { light: 'var(--warn-mark)', tone: 'warn', status: 'warning' };
const trouble: StateLook = { light: 'var(--hot-mark)', tone: 'hot', status: 'warning' };

export const stateLooks: Readonly<Record<GatewayState, StateLook>> = {
  OPEN: { light: 'var(--ok)' },
  OFF_HOURS: { light: 'var(--line-strong)' },
  CLOSED: waits,
  PAUSED: waits,
  ALARM: trouble,
  UNDECIDED: trouble,
  UNREADABLE: trouble,
  UNREACHABLE: trouble,
  BEHIND: trouble,
  UNKNOWN: trouble,
  STOPPED: { light: 'var(--bad)', tone: 'bad', status: 'error' },
};
