import { defineLifeCycle } from '../life-cycle/define.ts';
import type { GuardRow } from '../life-cycle/judge.ts';
import { bilingual } from '../text/bilingual-text.ts';

export type SubmissionState = 'PREPARED' | 'SENDING' | 'ACCEPTED' | 'REFUSED' | 'UNKNOWN';
export type SubmissionEvent =
  | 'prepare'
  | 'send'
  | 'accept'
  | 'refuse'
  | 'postpone'
  | 'loseAnswer'
  | 'findAccepted'
  | 'findMissing'
  | 'proveAccepted'
  | 'refuseLater'
  | 'split'
  | 'resend'
  | 'settleAccepted'
  | 'settleMissing'
  | 'renumber'
  | 'withdraw';

/** How a person ends a file that its bureau does not accept. */
export type RefusedFileStep = Extract<SubmissionEvent, 'renumber' | 'withdraw'>;

export type SubmissionGuard = 'fileRefused' | 'bureauLacksFile';

interface SubmissionNames {
  state: SubmissionState;
  event: SubmissionEvent;
  duty: never;
  guard: SubmissionGuard;
  job: never;
}

/** `refused` and `lacked` are read for the steps of a person only. */
export interface SubmissionFacts {
  readonly state: SubmissionState | null;
  /** The bureau has not accepted it, and it was sent at least once or cannot be sent, because its bytes are lost. */
  readonly refused?: boolean;
  /** A comparison since then did not show that the bureau has it. */
  readonly lacked?: boolean;
}

const RULE = 'L-submission';

export const submissionGuards: Readonly<Record<SubmissionGuard, GuardRow<SubmissionFacts>>> = {
  fileRefused: {
    message: bilingual('该文件还没有发送过，会按原序号发送', 'The file has not been sent yet: it is sent as it is'),
    suggestion: bilingual('请等待发送', 'Wait until it is sent'),
    ruleId: RULE,
    check: ({ refused }) => refused === true,
  },
  bureauLacksFile: {
    message: bilingual(
      '最近一次发送后尚未核对管局有没有收到该文件',
      'Whether the bureau has the file has not been compared since it was sent last',
    ),
    suggestion: bilingual('请先核对序号', 'Compare the numbers first'),
    ruleId: RULE,
    check: ({ lacked }) => lacked === true,
  },
};

const state = (zh: string, en: string, terminal?: true) => ({
  label: bilingual(zh, en),
  nextActor: null,
  duty: null,
  terminal,
});

/** Before its end a person may settle or end a file that was sent, whatever the bureau answers. */
const open: SubmissionState[] = ['PREPARED', 'UNKNOWN'];

/**
 * One numbered data file for one bureau (docs/spec/life-cycle.md L-submission). The number is assigned when it is prepared. Only answer 0 and
 * the content of the bureau's last file accept it; only that content, or a person, says that it was not accepted.
 */
export const submissionLifeCycle = defineLifeCycle<SubmissionNames>()({
  start: 'prepare',
  states: {
    PREPARED: state('待发送', 'Prepared'),
    SENDING: state('发送中', 'Sending'),
    ACCEPTED: state('已受理', 'Accepted'),
    REFUSED: state('已拒收', 'Refused', true),
    UNKNOWN: state('结果未知', 'Answer unknown'),
  },
  events: {
    prepare: { label: bilingual('生成文件', 'Prepare'), from: [], to: 'PREPARED', by: ['clock'] },
    send: { label: bilingual('发送', 'Send'), from: ['PREPARED'], to: 'SENDING', by: ['clock'] },
    accept: { label: bilingual('受理', 'Accept'), from: ['SENDING'], to: 'ACCEPTED', by: ['bureau'] },
    refuse: { label: bilingual('拒收', 'Refuse'), from: ['UNKNOWN'], to: 'REFUSED', by: ['bureau'] },
    // The call did not reach the bureau.
    postpone: { label: bilingual('暂缓', 'Postpone'), from: ['SENDING'], to: 'PREPARED', by: ['bureau'] },
    // No answer, or one that does not accept it: the bureau is asked what it has.
    loseAnswer: { label: bilingual('结果待查', 'Outcome open'), from: ['SENDING'], to: 'UNKNOWN', by: ['clock'] },
    findAccepted: {
      label: bilingual('查得已受理', 'Find accepted'),
      // PREPARED: a restored database does not know that it was sent.
      from: open,
      to: 'ACCEPTED',
      by: ['bureau'],
    },
    findMissing: { label: bilingual('查得未受理', 'Find missing'), from: ['UNKNOWN'], to: 'PREPARED', by: ['bureau'] },
    proveAccepted: {
      label: bilingual('结果证明已受理', 'Proved accepted by a result'),
      from: ['SENDING', 'UNKNOWN'],
      to: 'ACCEPTED',
      by: ['bureau'],
    },
    // Too large: its orders go into two new files, and its number becomes free.
    split: { label: bilingual('拆分', 'Split'), from: ['UNKNOWN'], to: 'REFUSED', by: ['bureau'] },
    // The bureau lost a number that it had: the same bytes are sent again.
    resend: { label: bilingual('补报', 'Send again'), from: ['ACCEPTED'], to: 'ACCEPTED', by: ['clock'] },
    settleAccepted: {
      label: bilingual('认定已受理', 'Settle as accepted'),
      from: open,
      to: 'ACCEPTED',
      by: ['supervisor'],
      when: ['fileRefused'],
      confirm: bilingual(
        '认定管局已受理：文件不再发送，订单等待管局答复',
        'The bureau has it: the file is not sent again, its orders wait for their answer',
      ),
    },
    settleMissing: {
      label: bilingual('认定未受理', 'Settle as not accepted'),
      from: open,
      to: 'PREPARED',
      by: ['supervisor'],
      when: ['fileRefused'],
      confirm: bilingual(
        '认定管局未受理：同一文件以同一编号再次发送',
        'The bureau does not have it: the same file is sent again under the same number',
      ),
    },
    // The bureau counts otherwise: its orders go into a new file under the number that it expects.
    renumber: {
      label: bilingual('改号重报', 'Send under a new number'),
      from: open,
      to: 'REFUSED',
      by: ['supervisor'],
      when: ['fileRefused', 'bureauLacksFile'],
      confirm: bilingual(
        '该文件作废，其中的订单按管局的末次序号重新编号上报',
        'The file ends, and its orders are sent in a new one under the number after the bureau’s last',
      ),
    },
    withdraw: {
      label: bilingual('撤下文件', 'Withdraw'),
      from: open,
      to: 'REFUSED',
      by: ['supervisor'],
      when: ['fileRefused', 'bureauLacksFile'],
      confirm: bilingual(
        '该文件作废，序号留给下一个文件；其中的订单转为上报失败，可修改、重报或退回',
        'The file ends and its number is free; its orders are in the state of a failed upload, to be changed, sent again or returned',
      ),
    },
    refuseLater: {
      label: bilingual('文件被退', 'File refused later'),
      from: ['ACCEPTED'],
      to: 'REFUSED',
      by: ['bureau'],
    },
  },
});
