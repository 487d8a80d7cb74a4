import { defineLifeCycle } from '../life-cycle/define.ts';
import type { GuardRow } from '../life-cycle/judge.ts';
import { bilingual } from '../text/bilingual-text.ts';

export type ConnectionState = 'OPEN' | 'PAUSED' | 'STOPPED';
export type ConnectionEvent =
  | 'addBureau'
  | 'changeBureau'
  | 'testBureau'
  | 'stopBureau'
  | 'pauseBureau'
  | 'resumeBureau'
  | 'enterOrdersByHand'
  | 'sendOrdersByInterface'
  | 'resyncBureau'
  | 'settleAlarm'
  | 'retryNow'
  | 'sendNow';

export type ConnectionGuard =
  | 'alarmRaised'
  | 'backsOff'
  | 'connectionRuns'
  | 'enteredByHand'
  | 'sentByInterface'
  | 'inFilingHours'
  | 'numberSettled'
  | 'ordersWait'
  | 'notBeingAsked';

interface ConnectionNames {
  state: ConnectionState;
  event: ConnectionEvent;
  duty: never;
  guard: ConnectionGuard;
  job: never;
}

/** Facts about a connection for the guards; state null: it does not exist yet. */
export interface ConnectionFacts {
  readonly state: ConnectionState | null;
  /** Within its filing hours, or none are known. */
  readonly inHours: boolean;
  /** Number of the file that has one and no answer yet, decimal; null: none. */
  readonly openNumber: string | null;
  /** Number of pushed orders that are in no file. */
  readonly waiting: number;
  /** A query about its number is not answered yet. */
  readonly beingAsked: boolean;
  /** The worker asks a person to check something. */
  readonly alarm: boolean;
  /** The next call waits for the end of a pause after a failure. */
  readonly backsOff: boolean;
  /** 人工报送: what is pushed is entered by hand in the bureau's own system, or will be from a decided day on. */
  readonly manual: boolean;
}

/** Facts of a connection in this state without open work: sufficient for events without a guard. */
export const idleConnectionFacts = (state: ConnectionState | null): ConnectionFacts => ({
  state,
  inHours: true,
  openNumber: null,
  waiting: 0,
  beingAsked: false,
  alarm: false,
  backsOff: false,
  manual: false,
});

const RULE = 'L-submission';

export const connectionGuards: Readonly<Record<ConnectionGuard, GuardRow<ConnectionFacts>>> = {
  alarmRaised: {
    message: bilingual('没有需要核实的问题', 'Nothing waits to be checked'),
    suggestion: bilingual('请刷新看板', 'Load the board again'),
    ruleId: RULE,
    hideWhenFailing: true,
    check: ({ alarm }) => alarm,
  },
  backsOff: {
    message: bilingual('没有等待中的重试', 'No retry is waited for'),
    suggestion: bilingual('请刷新看板', 'Load the board again'),
    ruleId: RULE,
    hideWhenFailing: true,
    check: ({ backsOff, state }) => backsOff && state === 'OPEN',
  },
  connectionRuns: {
    message: bilingual(
      '连接已暂停或已停止，暂不能立即上报',
      'The connection is paused or stopped: nothing is sent over it',
    ),
    suggestion: bilingual('请先恢复连接', 'Resume it first'),
    ruleId: RULE,
    check: ({ state }) => state === 'OPEN',
  },
  enteredByHand: {
    message: bilingual('该管局的订单由接口上报', 'Orders of this bureau are sent by the interface'),
    suggestion: bilingual('请刷新看板', 'Load the board again'),
    ruleId: 'L-manual',
    hideWhenFailing: true,
    check: ({ manual }) => manual,
  },
  sentByInterface: {
    message: bilingual(
      '该管局的订单已由人工报送，或已定日改用',
      'Orders of this bureau are entered by hand already, or will be from a day that is set',
    ),
    suggestion: bilingual('请刷新看板', 'Load the board again'),
    ruleId: 'L-manual',
    hideWhenFailing: true,
    check: ({ manual }) => !manual,
  },
  inFilingHours: {
    message: bilingual('现在不在报备时段内，暂不能立即上报', 'It is outside the filing hours: nothing is sent now'),
    suggestion: bilingual('时段开始后会自动上报', 'What waits leaves when they begin'),
    ruleId: RULE,
    check: ({ inHours }) => inHours,
  },
  numberSettled: {
    message: bilingual('上一号尚未确认，暂不能立即上报', 'The number before is not settled: no other file leaves'),
    suggestion: bilingual('可先核对序号', 'Compare the numbers first'),
    ruleId: RULE,
    check: ({ openNumber }) => openNumber === null,
  },
  ordersWait: {
    message: bilingual('没有等待上报的订单', 'No order waits for a file'),
    suggestion: bilingual('有订单提交管局后再试', 'Try again once an order was pushed'),
    ruleId: RULE,
    check: ({ waiting }) => waiting > 0,
  },
  notBeingAsked: {
    message: bilingual('正在向管局核对，请等待结果', 'The bureau is being asked: its answer is awaited'),
    suggestion: bilingual('请稍候再试', 'Try again in a moment'),
    ruleId: RULE,
    check: ({ beingAsked }) => !beingAsked,
  },
};

const state = (zh: string, en: string) => ({ label: bilingual(zh, en), nextActor: null, duty: null });
const every: ConnectionState[] = ['OPEN', 'PAUSED', 'STOPPED'];

/** 管局连接: one account at one bureau. PAUSED by a person, STOPPED by the system, both with a reason. */
export const connectionLifeCycle = defineLifeCycle<ConnectionNames>()({
  start: 'addBureau',
  states: {
    OPEN: state('使用中', 'In use'),
    PAUSED: state('已暂停', 'Paused'),
    STOPPED: state('已停止', 'Stopped'),
  },
  events: {
    addBureau: { label: bilingual('新增连接', 'Add a connection'), from: [], to: 'OPEN', by: ['administrator'] },
    changeBureau: { label: bilingual('修改连接', 'Change'), from: every, by: ['administrator'] },
    testBureau: { label: bilingual('测试连接', 'Test'), from: every, by: ['administrator'] },
    stopBureau: { label: bilingual('停止', 'Stop'), from: every, to: 'STOPPED', by: ['bureau', 'clock'] },
    pauseBureau: {
      label: bilingual('暂停', 'Pause'),
      from: ['OPEN'],
      to: 'PAUSED',
      by: ['supervisor', 'administrator'],
      confirm: bilingual(
        '暂停后不再向该管局发送和下载文件；已发出的文件不受影响，待提交管局的订单留在队列中。',
        'Nothing is sent to this bureau or fetched from it until it is resumed. What was sent stays sent; orders wait in line.',
      ),
    },
    resumeBureau: {
      label: bilingual('恢复', 'Resume'),
      from: ['PAUSED', 'STOPPED'],
      to: 'OPEN',
      by: ['supervisor', 'administrator'],
      confirm: bilingual(
        '恢复后立即继续发送和下载，序号从上一号接续。停止的原因应已排除。',
        'Sending and fetching go on at once, with the next number. What it was stopped for should be mended.',
      ),
    },
    enterOrdersByHand: {
      label: bilingual('改为人工报送', 'Enter by hand'),
      from: every,
      by: ['supervisor'],
      when: ['sentByInterface'],
      confirm: bilingual(
        '自该日起提交管局的订单由一人在管局系统中录入、另一人复核；此前已提交的订单仍由接口上报，其中尚未编号的可撤回再提交。该日之前可取消。',
        "Orders that are pushed from that day on are entered in the bureau's own system by one person and confirmed by another. Orders that were pushed before go by the interface; one without a number yet can be recalled and pushed again. Until that day it can be taken back.",
      ),
    },
    sendOrdersByInterface: {
      label: bilingual('恢复接口上报', 'Send by the interface'),
      from: every,
      by: ['supervisor'],
      when: ['enteredByHand'],
      confirm: bilingual(
        '此后提交管局的订单由接口上报，已定的改用日期随之取消；已转人工报送的订单由两人办完，尚未录入的可撤回再提交。',
        'Orders that are pushed from now on are sent by the interface, and a day that was set for the change is dropped. Those that go by hand already are finished by hand; one that is not entered yet can be recalled and pushed again.',
      ),
    },
    resyncBureau: {
      label: bilingual('核对序号', 'Compare numbers'),
      from: every,
      by: ['supervisor', 'administrator'],
      when: ['notBeingAsked'],
      confirm: bilingual(
        '立即查询管局收到的末次序号：结果未知的文件据此认定，管局缺少的文件按原序号补报，管局序号更大时以管局为准，但我方须没有在途文件，也没有即将上报的订单（有则先暂停并核实）。',
        'The bureau is asked for its last number now. A file whose answer is unknown is settled by it, files that the bureau lacks are sent again under their numbers, and where it has counted further its number holds, if no file is under way and no order is about to leave (else pause first, and settle these orders).',
      ),
    },
    settleAlarm: {
      label: bilingual('标为已核实', 'Mark as checked'),
      from: every,
      by: ['supervisor', 'administrator'],
      when: ['alarmRaised'],
    },
    retryNow: {
      label: bilingual('立即重试', 'Try now'),
      from: every,
      by: ['supervisor', 'administrator'],
      when: ['backsOff'],
    },
    sendNow: {
      label: bilingual('立即上报', 'Send now'),
      from: every,
      by: ['supervisor', 'administrator'],
      when: ['connectionRuns', 'numberSettled', 'inFilingHours', 'ordersWait'],
    },
  },
});
