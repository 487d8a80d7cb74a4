import type { LiveEvent } from '../order/events/all.ts';
import { eventRow } from '../order/life-cycle.ts';
import { kindRow, type OrderKind } from '../order-names/kinds/kinds.ts';
import type { OrderState } from '../order-names/states.ts';
import type { ReasonCode } from '../reasons/reasons.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/** Stages of a test order at which an outcome can apply. */
export const testStages = {
  publication: bilingual('管局发布', "The bureau's publication"),
  review: bilingual('初审', 'Initial review'),
  verification: bilingual('核验照片', 'Photo of the principal'),
  photo: bilingual('照片审核', 'Photo review'),
  upload: bilingual('上报', 'Upload to the bureau'),
  sms: bilingual('短信核验', 'SMS check'),
  bureau: bilingual('管局审核', 'Bureau review'),
  registry: bilingual('域名核验', 'Domain verification'),
  filing: bilingual('备案查询', 'Filing check'),
  app: bilingual('管局应用', "The bureau's app"),
} as const satisfies Record<string, BilingualText>;
export type TestStage = keyof typeof testStages;

/** What the stand-in of the desk, the ministry, the bureau or the registry does. */
export type TestAct =
  | 'returnRemark'
  | 'returnMaterial'
  | 'reject'
  | 'wait'
  | 'publish'
  | 'waitForSms'
  | 'rejectPhoto'
  | 'refuseFile'
  | 'timeOut'
  | 'failSms'
  | 'refuse'
  | 'refuseItem'
  | 'otherHolder'
  | 'unregistered'
  | 'filedElsewhere'
  | 'unknownCode'
  | 'expiredCode'
  | 'otherPhone'
  | 'noAnswer';

interface TestOutcomeRow {
  readonly stage: TestStage;
  /** What the stand-in does where it does more than to raise an event. */
  readonly act?: TestAct;
  /** The event of reviewers that is raised once, in the first state where it may be; about the item with the marks, if it asks for a reason. */
  readonly raises?: LiveEvent;
  readonly reason?: ReasonCode;
  /** What happens, and how the order continues. */
  readonly does: BilingualText;
  /** It happens every time, not only the first time. */
  readonly always?: true;
}

const corrected = bilingual('；修改后重新提交即通过', '; corrected and submitted again, it passes');
const then = (zh: string, en: string, after: BilingualText = corrected) =>
  bilingual(`${zh}${after.zh}`, `${en}${after.en}`);

/**
 * 测试结果: the outcome of a test order by its mark. Marks of orders are in the remark of its kind's row, separated by
 * blanks; a domain mark is the beginning of the added domain, a collection code mark
 * the code itself. Marks are part of the protocol: new ones are added, none is renamed.
 */
const testOutcomes = {
  'test:review-returned': {
    stage: 'review',
    act: 'returnRemark',
    does: then('初审退回，指出备注一项', 'The initial review returns the order for its remark'),
  },
  'test:supplement-asked': {
    stage: 'review',
    raises: 'holdForApplicant',
    reason: 'ORD-14',
    does: bilingual(
      '初审暂停，等待补充备注一项；提交补件或快进 2 个工作日后恢复，随即通过',
      'The initial review waits for the remark; it resumes and passes once the supplement is submitted (`submitSupplement`) or 2 working days have passed (`advanceTestOrder`)',
    ),
  },
  'test:material-returned': {
    stage: 'review',
    act: 'returnMaterial',
    does: then('初审退回，指出第一份材料不清晰', 'The initial review returns the order for its first material'),
  },
  'test:review-rejected': {
    stage: 'review',
    act: 'reject',
    does: then('初审驳回', 'The initial review rejects the order as a whole'),
  },
  'test:review-silent': {
    stage: 'review',
    act: 'wait',
    does: bilingual('停留在初审，可撤回', 'The order stays in initial review; it can be withdrawn'),
    always: true,
  },
  'test:record-published': {
    stage: 'publication',
    act: 'publish',
    does: bilingual(
      '初审期间管局发布新的备案数据：主办单位的通讯地址有变',
      'While the order is in initial review the bureau publishes the record anew, with another mailing address of the subject',
    ),
  },
  'test:reopened': {
    stage: 'verification',
    raises: 'reopen',
    does: bilingual(
      '初审通过后重新初审，再次通过',
      'Passed, the order is reopened: the initial review begins anew and passes',
    ),
  },
  'test:photo-rejected': {
    stage: 'photo',
    act: 'rejectPhoto',
    does: bilingual('照片驳回；再次提交照片即通过', 'The photo is rejected; the next one passes'),
  },
  'test:recalled': {
    stage: 'upload',
    raises: 'recall',
    does: bilingual(
      '上报前撤回一次，再次上报即受理',
      'It is recalled once before it is sent; pushed again, it is taken',
    ),
  },
  'test:upload-failed': {
    stage: 'upload',
    act: 'refuseFile',
    does: bilingual(
      '技术故障：管局拒收文件；再次上报即受理',
      'A technical fault: the bureau refuses the file; sent again, it is taken',
    ),
  },
  'test:sms-pending': {
    stage: 'sms',
    act: 'waitForSms',
    does: then(
      '短信一直未发出，停留在短信核验中；快进（`advanceTestOrder`）5 分钟后提示未按时发出，窗口结束后退回申请人',
      'No SMS comes and the order stays in the SMS check; 5 minutes later (`advanceTestOrder`) it is reported late, and at the end of the window the order is sent back with CON-07',
    ),
  },
  'test:sms-unanswered': {
    stage: 'sms',
    act: 'timeOut',
    does: then(
      '无人填写短信验证码，核验超时后退回申请人',
      'Nobody enters the SMS code: the window runs out and the order is sent back with CON-07',
    ),
  },
  'test:sms-failed': {
    stage: 'sms',
    act: 'failSms',
    does: then(
      '短信验证码填错五次，退回申请人',
      'The SMS code is entered wrongly five times: the order is sent back with CON-08',
    ),
  },
  'test:bureau-refused': {
    stage: 'bureau',
    act: 'refuse',
    does: then(
      '管局以代码 1002 驳回，退回申请人',
      'The bureau refuses with code 1002, and the order is sent back as a whole',
    ),
  },
  'test:bureau-refused-item': {
    stage: 'bureau',
    act: 'refuseItem',
    does: then(
      '管局以代码 1011 驳回负责人手机号码，退回申请人',
      "The bureau refuses the principal's mobile with code 1011, and the order is sent back for it",
    ),
  },
  'test:bureau-silent': {
    stage: 'bureau',
    act: 'wait',
    does: bilingual('管局不答复，停留在管局审核中', 'The bureau never answers: the order stays in bureau review'),
    always: true,
  },
  'test-other-holder.': {
    stage: 'registry',
    act: 'otherHolder',
    does: bilingual(
      '域名持有者与主体不符，不能提交',
      'The domain is held by somebody else: the order cannot be submitted',
    ),
    always: true,
  },
  'test-unregistered.': {
    stage: 'registry',
    act: 'unregistered',
    does: bilingual('域名未注册，不能提交', 'Nobody has registered the domain: the order cannot be submitted'),
    always: true,
  },
  'test-filed-elsewhere.': {
    stage: 'filing',
    act: 'filedElsewhere',
    does: bilingual('域名已在他处备案，不能提交', 'The domain is filed elsewhere: the order cannot be submitted'),
    always: true,
  },
  TESTUNKNOWN: {
    stage: 'app',
    act: 'unknownCode',
    does: bilingual('采集码不存在', 'There is no such code'),
    always: true,
  },
  TESTEXPIRED: {
    stage: 'app',
    act: 'expiredCode',
    does: bilingual('采集码已过期', 'The code has expired'),
    always: true,
  },
  TESTPHONE: {
    stage: 'app',
    act: 'otherPhone',
    does: bilingual('采集时使用的手机号不是网站负责人的', "Taken under another number than the website principal's"),
    always: true,
  },
  TESTSILENT: {
    stage: 'app',
    act: 'noAnswer',
    does: bilingual('管局应用未答复', 'The app gives no answer'),
    always: true,
  },
} as const satisfies Record<string, TestOutcomeRow>;

export type TestMark = keyof typeof testOutcomes;
export const testMarks = Object.keys(testOutcomes) as readonly TestMark[];
export const testOutcomeRow = (mark: TestMark): TestOutcomeRow => testOutcomes[mark];

/** The field that contains the marks of a test order of this kind. */
export const testMarkField = (kind: OrderKind) => kindRow(kind).remark;

/** The outcome that an order with this remark asks for at a stage: of several marks the first. */
function outcomeAt(remark: string | undefined, stage: TestStage): TestOutcomeRow | undefined {
  const marks = (remark ?? '').split(/\s+/);
  const mark = testMarks.find((one) => testOutcomeRow(one).stage === stage && marks.includes(one));
  return mark && testOutcomeRow(mark);
}

/** What the stand-in does at a stage with an order that has failed it `failed` times; undefined: the order passes. */
export function testActAt(remark: string | undefined, stage: TestStage, failed: number): TestAct | undefined {
  const { act, always = false } = outcomeAt(remark, stage) ?? {};
  return always || failed === 0 ? act : undefined;
}

interface TestEvent {
  readonly event: LiveEvent;
  readonly reason?: ReasonCode;
}

/** The event that an order with this remark asks for in a state, unless it has had it. */
export function testEventIn(
  remark: string | undefined,
  state: OrderState,
  had: readonly LiveEvent[],
): TestEvent | undefined {
  for (const stage of testCarriers.order) {
    const { raises: event, reason } = outcomeAt(remark, stage) ?? {};
    if (event !== undefined && !had.includes(event) && eventRow(event).from.includes(state))
      return { event, ...(reason && { reason }) };
  }
  return undefined;
}

/** Where a mark is given: in the order's remark, an added domain, or the collection code of the bureau's app. */
export const testCarriers = {
  order: ['publication', 'review', 'verification', 'photo', 'upload', 'sms', 'bureau'],
  domain: ['registry', 'filing'],
  code: ['app'],
} as const satisfies Record<string, readonly TestStage[]>;
export const testMarksOf = (carrier: keyof typeof testCarriers): readonly TestMark[] =>
  testMarks.filter((mark) => (testCarriers[carrier] as readonly TestStage[]).includes(testOutcomeRow(mark).stage));

/** Answer of the bureau's app for a collection code of a test order; undefined: it returns the picture. */
export const testActOfCode = (code: string): TestAct | undefined => {
  const mark = testMarksOf('code').find((one) => one === code.toUpperCase());
  return mark && testOutcomeRow(mark).act;
};

/** Answer of registry or bureau for an added domain of a test order; undefined: it passes. */
export const testActOfDomain = (domain: string, stage: 'registry' | 'filing'): TestAct | undefined => {
  const mark = testMarks.find((one) => testOutcomeRow(one).stage === stage && domain.startsWith(one));
  return mark && testOutcomeRow(mark).act;
};
