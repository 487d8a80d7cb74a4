import { enumOf, fieldsOf, objectOf, type ViewOf } from '../fields/field-rows.ts';
import type { RefusedFileStep, SubmissionState } from '../submission/life-cycle.ts';
import type { Reason } from '../text/refusal.ts';
import type { CallDirection } from './calls.ts';
import type { ConnectionEvent } from './connection.ts';
import { type GatewayState, VERDICT_DAYS } from './gateway.ts';
import type { PasswordForm } from './password-form.ts';

const fileActionFields = fieldsOf(
  'FileAction',
  'What the caller may do with a file that its bureau refuses 拒收文件的操作. Since 2026-11.',
  {
    event: { shape: enumOf<RefusedFileStep>('RefusedFileStep'), description: 'See `endRefusedSubmission`.' },
    label: { shape: 'String', description: "What people call it, in the caller's language." },
    presence: { shape: enumOf<'ENABLED' | 'DISABLED'>('Presence'), description: 'Whether it may be done now.' },
    reasons: { shape: objectOf<Reason>('Reason'), list: true, description: 'Why not.' },
    confirm: { shape: 'String', nullable: true, description: 'Ask this before it is sent.' },
  },
);
export type FileActionView = ViewOf<typeof fileActionFields>;

const bureauCallFields = fieldsOf('BureauCall', 'How one direction of a connection answers 通道方向. Since 2026-11.', {
  direction: { shape: enumOf<CallDirection>('CallDirection'), description: 'The direction.' },
  label: { shape: 'String', description: "What people call it, in the caller's language." },
  lastSuccessAt: {
    shape: 'DateTime',
    nullable: true,
    description: 'When the bureau answered last, to half a minute; null: never.',
  },
  failingSince: {
    shape: 'DateTime',
    nullable: true,
    description: 'No call has had a usable answer since then; null: they have.',
  },
  failure: {
    shape: 'String',
    nullable: true,
    description: "The first failure of that time, in the caller's language.",
  },
  code: { shape: 'String', nullable: true, description: 'Code of the last answer; null: none.' },
  message: { shape: 'String', nullable: true, description: "The bureau's own words in it." },
});
export type BureauCallView = ViewOf<typeof bureauCallFields>;

const bureauStateNameFields = fieldsOf('BureauStateName', 'A state of a connection with its name. Since 2026-11.', {
  state: { shape: enumOf<GatewayState>('GatewayState'), description: 'The state.' },
  label: { shape: 'String', description: "What people call it, in the caller's language." },
});

const fileInFlightFields = fieldsOf(
  'FileInFlight',
  'The file of a connection that has a number and no answer yet 在途文件. Since 2026-11.',
  {
    id: { shape: 'ID', description: "The submission's global id." },
    sequence: { shape: 'String', description: 'Its number (dataSequence), decimal text.' },
    state: { shape: enumOf<SubmissionState>('SubmissionState'), description: 'Its state.' },
    stateLabel: { shape: 'String', description: "What people call the state, in the caller's language." },
    orders: { shape: 'Int', description: 'Orders in it.' },
    since: { shape: 'DateTime', description: 'When it was sent, else when it was numbered.' },
    undecided: { shape: 'Boolean', description: 'Neither side can tell what became of it: a person must say.' },
    maySettle: {
      shape: 'Boolean',
      description: 'The caller may say what became of it: see `settleUnknownSubmission`.',
    },
    code: { shape: 'String', nullable: true, description: "Code of the bureau's last answer about it; null: none." },
    actions: {
      shape: fileActionFields,
      list: true,
      description: 'How the caller may end it, once it was sent.',
    },
  },
);

export const bureauActionFields = fieldsOf('BureauAction', 'What the caller may do with a connection. Since 2026-11.', {
  event: { shape: enumOf<ConnectionEvent>('ConnectionEvent'), description: 'The mutation of the same name.' },
  label: { shape: 'String', description: "What people call it, in the caller's language." },
  presence: { shape: enumOf<'ENABLED' | 'DISABLED'>('Presence'), description: 'Whether it may be done now.' },
  reasons: { shape: objectOf<Reason>('Reason'), list: true, description: 'Why not.' },
  confirm: { shape: 'String', nullable: true, description: 'Ask this before it is sent.' },
});
export type ConnectionActionView = ViewOf<typeof bureauActionFields>;

const servedProvinceFields = fieldsOf('ServedProvince', 'A province filed over a connection. Since 2026-11.', {
  code: { shape: 'String', description: 'GB/T 2260 code.' },
  label: { shape: 'String', description: "Its name, in the caller's language." },
});

const bureauAccountFields = fieldsOf(
  'BureauAccount',
  'An account at a bureau, without its secrets: they are written and never read. Since 2026-11.',
  {
    ispId: { shape: 'String', description: 'Provider id 单位编号 (ispId).' },
    userName: { shape: 'String', description: 'User.' },
    wsdl: { shape: 'String', description: 'Address of the WSDL of upload and download.' },
    statusWsdl: {
      shape: 'String',
      nullable: true,
      description: 'Address of the WSDL of filing status; null: not known.',
    },
    passwordWsdl: {
      shape: 'String',
      nullable: true,
      description: 'Address of the WSDL of filing passwords; null: not known.',
    },
    passwordForm: {
      shape: enumOf<PasswordForm>('PasswordForm'),
      description: 'How a filing password is sent to be checked.',
    },
    opens: { shape: 'Boolean', description: 'Its secrets open with the keys of this installation.' },
    encrypts: { shape: 'Boolean', description: 'Uploads are encrypted.' },
  },
);

const bureauTestFields = fieldsOf(
  'BureauTest',
  'A question that a person had a bureau asked: a connection that was tried 连接测试, or numbers that were compared 核对序号. Since 2026-11.',
  {
    askedAt: { shape: 'DateTime', description: 'When it was asked for.' },
    answeredAt: { shape: 'DateTime', nullable: true, description: 'When the answer came; null: it is awaited.' },
    ok: { shape: 'Boolean', nullable: true, description: 'All is well, or was mended.' },
    said: { shape: 'String', nullable: true, description: "What came back, in the caller's language." },
    staffName: { shape: 'String', description: 'Who asked.' },
  },
);

export const bureauFields = fieldsOf(
  'Bureau',
  'A connection to a provincial bureau 管局连接, as the gateway board shows it; staff only. Since 2026-11.',
  {
    id: { shape: 'ID', description: 'Global id.' },
    province: { shape: 'String', description: 'GB/T 2260 code of the province whose bureau gave the account.' },
    provinceName: {
      shape: 'String',
      description: "Name of that province, in the caller's language, with the connection's own name if it has one.",
    },
    name: { shape: 'String', nullable: true, description: 'Its own name, where a bureau has several; null: none.' },
    provinces: {
      shape: servedProvinceFields,
      list: true,
      description: 'Provinces whose orders are filed over it.',
    },
    state: { shape: enumOf<GatewayState>('GatewayState'), description: 'How it stands; lists give the worst first.' },
    stateLabel: { shape: 'String', description: "What people call the state, in the caller's language." },
    otherStates: {
      shape: bureauStateNameFields,
      list: true,
      description: 'What else is the matter with it, the worst first.',
    },
    needsPerson: { shape: 'Boolean', description: 'A person must look at it.' },
    manual: {
      shape: 'Boolean',
      description: "人工报送: orders that are pushed now are entered by hand in the bureau's own system.",
    },
    manualSince: { shape: 'DateTime', nullable: true, description: 'Since when; null: they go by the interface.' },
    manualFrom: {
      shape: 'Date',
      nullable: true,
      description: 'The Shanghai day to come from which they are entered by hand; null: none is set.',
    },
    manualBy: { shape: 'String', nullable: true, description: 'Who decided it.' },
    manualWhy: { shape: 'String', nullable: true, description: 'Why.' },
    calls: {
      shape: bureauCallFields,
      list: true,
      description: 'How each direction answers; a direction without a call is left out.',
    },
    sentence: {
      shape: 'String',
      nullable: true,
      description:
        "Why it is stopped or paused and what to do, or what a person should look at, in the caller's language.",
    },
    closedUntil: {
      shape: 'DateTime',
      nullable: true,
      description: 'When its filing hours begin again; null: it is in them.',
    },
    closedSince: {
      shape: 'DateTime',
      nullable: true,
      description: 'The bureau turned us away since then; null: it does not.',
    },
    closedCode: { shape: 'String', nullable: true, description: 'The code with which it did: 15, 20, 901 or 902.' },
    retryAt: { shape: 'DateTime', nullable: true, description: 'It is left alone until then; null: it need not be.' },
    opensAt: {
      shape: 'String',
      nullable: true,
      description: 'Filing hours from, Shanghai time HH:MM; null: none are known.',
    },
    closesAt: {
      shape: 'String',
      nullable: true,
      description: 'Filing hours to, Shanghai time HH:MM; of the next day where it is earlier than `opensAt`.',
    },
    lastSequence: { shape: 'String', description: 'Number of the last file that the bureau took, decimal text.' },
    nextSequence: { shape: 'String', description: 'Number that the next file will have, decimal text.' },
    lastAcceptedAt: {
      shape: 'DateTime',
      nullable: true,
      description: 'When it took that file; null: not through this desk.',
    },
    inFlight: {
      shape: fileInFlightFields,
      nullable: true,
      description: 'The file that is under way; null: none.',
    },
    backlog: {
      shape: 'Int',
      description: 'Orders that were pushed and that the bureau has not taken yet, those of the file under way too.',
    },
    oldestSince: {
      shape: 'DateTime',
      nullable: true,
      description: 'The push of the order that is next in line, or under way.',
    },
    unacknowledged: { shape: 'Int', description: 'Downloaded files that are not acknowledged 未确认.' },
    unapplied: { shape: 'Int', description: 'Downloaded files that are not applied 未处理.' },
    unmatched: { shape: 'Int', description: 'Answers of this bureau that no order took.' },
    daysHalf: {
      shape: 'Int',
      nullable: true,
      description: `Working days from sending to verdict over ${VERDICT_DAYS} days: half of them took at most so many; null: no verdict.`,
    },
    daysMost: { shape: 'Int', nullable: true, description: 'The same for nine in ten.' },
    verdicts: { shape: 'Int', description: 'Verdicts that these days were observed on.' },
    account: {
      shape: bureauAccountFields,
      nullable: true,
      description: 'Its account; null for everybody but administrators.',
    },
    test: {
      shape: bureauTestFields,
      nullable: true,
      description: 'The last time somebody tried it; null: nobody has.',
    },
    resync: {
      shape: bureauTestFields,
      nullable: true,
      description: "The last time its numbers were compared with the bureau's; null: nobody has.",
    },
    incidents: {
      shape: 'Int',
      nullable: true,
      description:
        'Incidents 异常答复 that no person has seen, or that came again since; null for everybody but supervisors and administrators.',
    },
    actions: {
      shape: bureauActionFields,
      list: true,
      description: 'What the caller may do.',
    },
  },
);
export type BureauView = ViewOf<typeof bureauFields>;

export const connectionTestFields = fieldsOf(
  'ConnectionTest',
  'A test of a connection as it was typed, before it is saved. Since 2026-11.',
  {
    id: { shape: 'ID', description: 'Global id.' },
    answeredAt: { shape: 'DateTime', nullable: true, description: 'When the answer came; null: it is awaited.' },
    ok: { shape: 'Boolean', nullable: true, description: 'It passed: the values may be saved within the hour.' },
    said: { shape: 'String', nullable: true, description: "What came back, in the caller's language." },
  },
);
export type ConnectionTestView = ViewOf<typeof connectionTestFields>;
