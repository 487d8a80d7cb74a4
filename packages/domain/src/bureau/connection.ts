import { defineLifeCycle } from '../life-cycle/define.ts';
import type { GuardRow } from '../life-cycle/judge.ts';
import type { Role } from '../staff/roles.ts';
import { text } from '../text.ts';

export type ConnectionState = 'OPEN' | 'PAUSED' | 'STOPPED';
export type ConnectionEvent =
  | 'addBureau'
  | 'changeBureau'
  | 'testBureau'
  | 'stopBureau'
  | 'pauseBureau'
  | 'resumeBureau';

interface ConnectionNames {
  state: ConnectionState;
  event: ConnectionEvent;
  duty: never;
  guard: never;
  job: never;
}

/** Who may take a file away as it was sent: it holds the personal values of every order in it. */
export const rawFileBy: readonly Role[] = ['supervisor', 'administrator'];

/** What the judge reads of a connection; a state of null: there is none yet. */
export interface ConnectionFacts {
  readonly state: ConnectionState | null;
}

export const connectionGuards: Record<never, GuardRow<ConnectionFacts>> = {};

const state = (zh: string, en: string) => ({ label: text(zh, en), move: null, duty: null });
const every: ConnectionState[] = ['OPEN', 'PAUSED', 'STOPPED'];

/** One account at one bureau 管局连接. PAUSED by a person, STOPPED by the system, both with their sentence. */
export const connectionLifeCycle = defineLifeCycle<ConnectionNames>()({
  start: 'addBureau',
  states: {
    OPEN: state('使用中', 'In use'),
    PAUSED: state('已暂停', 'Paused'),
    STOPPED: state('已停止', 'Stopped'),
  },
  events: {
    addBureau: { label: text('新增连接', 'Add a connection'), from: [], to: 'OPEN', by: ['administrator'] },
    changeBureau: { label: text('修改连接', 'Change'), from: every, by: ['administrator'] },
    testBureau: { label: text('测试连接', 'Test'), from: every, by: ['administrator'] },
    stopBureau: { label: text('停止', 'Stop'), from: every, to: 'STOPPED', by: ['bureau', 'clock'] },
    pauseBureau: {
      label: text('暂停', 'Pause'),
      from: ['OPEN'],
      to: 'PAUSED',
      by: ['supervisor', 'administrator'],
      confirm: text(
        '暂停后不再向该管局发送和下载文件；已发出的文件不受影响，待上报的订单留在队列中。',
        'Nothing is sent to this bureau or fetched from it until it is resumed. What was sent stays sent; orders wait in line.',
      ),
    },
    resumeBureau: {
      label: text('恢复', 'Resume'),
      from: ['PAUSED', 'STOPPED'],
      to: 'OPEN',
      by: ['supervisor', 'administrator'],
      confirm: text(
        '恢复后立即继续发送和下载，序号从上一号接续。停止的原因应已排除。',
        'Sending and fetching go on at once, with the next number. What it was stopped for should be mended.',
      ),
    },
  },
});
