import { RECTIFICATION_REMINDER_DAYS, rectificationDayChoices } from '../bureau/rectification.ts';
import { LAPSE_DAYS, REMINDER_DAYS } from '../clock/duties.ts';
import { faceCheckReuseDays } from '../photo/face-check.ts';
import {
  currentEdition,
  dayOfEdition,
  editionLabel,
  namedEditions,
  type ShippedEdition,
} from '../province/editions.ts';
import { passwordBounds } from '../staff/accounts.ts';
import { type RevealQuotaName, revealQuotaLines, revealQuotas } from '../staff/reveal-quota.ts';
import type { Role } from '../staff/roles.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { listInWords } from '../text/in-words.ts';
import { claimSettings } from './claim-settings.ts';
import { editionSays } from './edition-differences.ts';
import { serviceCodeSettings } from './service-code-settings.ts';
import { letterSettings, providerSettings, type TextRule } from './text-settings.ts';

/** One value of a setting. */
export interface SettingChoice {
  /** The value in the API. */
  readonly value: string;
  /** The value in the row of `app.settings`. */
  readonly stored: string | boolean;
  readonly label: BilingualText;
  /** Consequences of this choice. */
  readonly effects: readonly BilingualText[];
  /**
   * Confirmation text before the change. Placeholders: `{drafts}` orders that are not submitted, `{waiting}` orders
   * past the lapse time.
   */
  readonly confirm: BilingualText;
}

/** 设置: a setting that staff may change, and which role. A change is audited and applies from its commit on. */
interface SettingRow {
  readonly label: BilingualText;
  readonly description: BilingualText;
  readonly by: readonly Role[];
  /** Empty: its value is text. */
  readonly choices: readonly SettingChoice[];
  readonly text?: TextRule;
}

function editionChoice(id: ShippedEdition): SettingChoice {
  const label = editionLabel(id);
  const from = dayOfEdition(id);
  return {
    value: id,
    stored: id,
    label,
    effects: [bilingual(`自 ${from} 起的规则`, `Rules from ${from} on`), ...editionSays(id)],
    confirm: bilingual(
      `启用 ${label.zh}后，此后提交的订单按该版规则办理；已提交的订单，填报和材料仍按提交时的版本，尚未提交管局的，短信核验和拍照按新版本。现有 {drafts} 个未提交的订单须重新保存一次才能提交。`,
      `From now on orders are submitted under ${label.en}. Orders already submitted keep theirs for what was filled in; SMS check and photo of those not handed over yet go by the new one. {drafts} not yet submitted must be saved once more first.`,
    ),
  };
}

const rulesOfTheDay: SettingChoice = {
  value: currentEdition,
  stored: currentEdition,
  label: bilingual('现行规则', 'Rules of the day'),
  effects: [
    bilingual(
      '填报和材料按首次提交当日（北京时间）有效的规则办理，短信核验和拍照按提交管局当日的规则',
      'What is filled in and attached is judged by the rules of the day in Shanghai of the first submission, SMS check and photo by those of the day of the hand-over',
    ),
    bilingual('新规则自其生效日起适用，不必再切换', 'A new rule applies from its own day on, without another switch'),
  ],
  confirm: bilingual(
    '启用后，此后提交的订单按提交当日有效的规则办理；已提交的订单，填报和材料仍按提交时的规则，短信核验和拍照按提交管局当日的规则。规则变更之日，现有未提交的订单（目前 {drafts} 个）须重新保存一次才能提交。',
    'From now on orders are judged by the rules of the day on which they are submitted. What orders already submitted have filled in keeps its rules; SMS check and photo go by the day of the hand-over. One not yet submitted ({drafts} now) must be saved once more when its rules have changed.',
  ),
};

export const settings = {
  edition: {
    label: bilingual('规则版本', 'Edition of the rules'),
    description: bilingual(
      '决定新提交的订单按哪一版规则办理。填报和材料自提交起一直使用当时的版本；短信核验和拍照按提交管局当日的版本。',
      'The rules that orders are submitted under. What is filled in and attached keeps its edition from the submission on; SMS check and photo go by that of the day of the hand-over.',
    ),
    by: ['administrator'],
    choices: [...namedEditions.map(editionChoice), rulesOfTheDay],
  },
  lapse: {
    label: bilingual('订单自动失效', 'Lapsing of orders'),
    description: bilingual(
      `轮到申请人操作而 ${LAPSE_DAYS} 天没有操作的订单是否失效。第 ${REMINDER_DAYS.join('、')} 天的提醒不受影响。`,
      `Whether an order lapses after ${LAPSE_DAYS} days without the applicant's move. The reminders on day ${listInWords(REMINDER_DAYS, 'and')} stay.`,
    ),
    by: ['administrator'],
    choices: [
      {
        value: 'on',
        stored: true,
        label: bilingual('开启', 'On'),
        effects: [
          bilingual(
            `第 ${LAPSE_DAYS} 天失效，内容保留，可重新提交`,
            `Lapses on day ${LAPSE_DAYS}; what was filled in stays and may be submitted again`,
          ),
        ],
        confirm: bilingual(
          `开启后，${LAPSE_DAYS} 天没有操作的订单将失效：现有 {waiting} 个订单会立即失效，并通知申请人。`,
          `Orders without a move for ${LAPSE_DAYS} days will lapse: {waiting} do so at once, and their applicants are told.`,
        ),
      },
      {
        value: 'off',
        stored: false,
        label: bilingual('关闭', 'Off'),
        effects: [bilingual('订单一直等待申请人', 'Orders wait for their applicants without end')],
        confirm: bilingual(
          '关闭后，订单不再因申请人没有操作而失效，并一直占用其主体；已失效的订单不变。',
          'Orders no longer lapse and hold their subjects as long as they wait; those that have lapsed stay as they are.',
        ),
      },
    ],
  },
  secondFactor: {
    label: bilingual('两步验证', 'Second factor'),
    description: bilingual(
      '决定哪些人登录时除密码外还须输入验证码。已启用两步验证的人始终须输入。经统一登录的人由统一登录验证。',
      'Who must give a code beside the password. Whoever has set one up is always asked for it; people of the identity provider are verified there.',
    ),
    by: ['administrator'],
    choices: [
      {
        value: 'off',
        stored: 'off',
        label: bilingual('自愿', 'Of one’s own will'),
        effects: [
          bilingual('每人可自行启用', 'Everybody may set one up'),
          bilingual(
            `未启用者的密码至少 ${passwordBounds.alone} 个字符`,
            `Without it a password has at least ${passwordBounds.alone} characters`,
          ),
        ],
        confirm: bilingual(
          '切换后，新登录的人不再必须设置两步验证；已启用的仍须输入验证码。',
          'From now on nobody must set one up at sign-in; whoever has one is still asked for codes.',
        ),
      },
      {
        value: 'administrators',
        stored: 'administrators',
        label: bilingual('管理员必须', 'Administrators'),
        effects: [bilingual('管理员登录时必须启用', 'Administrators must set one up at their next sign-in')],
        confirm: bilingual(
          '切换后，尚未启用两步验证的管理员下次登录时必须先启用。',
          'Administrators who have none must set one up at their next sign-in.',
        ),
      },
      {
        value: 'everyone',
        stored: 'everyone',
        label: bilingual('所有人必须', 'Everybody'),
        effects: [bilingual('所有人登录时必须启用', 'Everybody must set one up at their next sign-in')],
        confirm: bilingual(
          '切换后，尚未启用两步验证的人下次登录时必须先启用。',
          'Whoever has none must set one up at the next sign-in.',
        ),
      },
    ],
  },
  revealQuota: {
    label: bilingual('查看明文限额', 'Limit of revealed values'),
    description: bilingual(
      '每人每小时和每天最多可查看多少项个人信息明文（未领取订单时逐项查看）。领取订单后打开全文不计入。达到限额时主管收到告警，可用两步验证码继续 15 分钟。',
      'How many personal values one person may reveal in an hour and a day, one by one and without the lease. Opening an order under one’s own lease does not count. At the limit supervisors are alarmed; a code of the second factor lifts it for 15 minutes.',
    ),
    by: ['administrator'],
    choices: (Object.keys(revealQuotas) as RevealQuotaName[]).map(
      (name): SettingChoice => ({
        value: name,
        stored: name,
        label: revealQuotas[name].label,
        effects: revealQuotaLines(name),
        confirm: bilingual('切换后立即生效，已查看的项数照计。', 'It holds at once; what was revealed already counts.'),
      }),
    ),
  },
  rectificationDays: {
    label: bilingual('整改和核查期限', 'Time to answer a rectification notice, check or verification task'),
    description: bilingual(
      '管局的整改通知、核查和核实任务没有期限字段：自收到次日起按工作日计算。管局另有要求的，由主管在整改与核查页设定。',
      'Rectification notices, checks and verification tasks have no field for a deadline: working days are counted from the day after one came. A supervisor sets the day that the bureau names, on their page.',
    ),
    by: ['administrator'],
    choices: rectificationDayChoices.map(
      (days): SettingChoice => ({
        value: String(days),
        stored: String(days),
        label: bilingual(`${days} 个工作日`, `${days} working days`),
        effects: [
          bilingual(
            `整改期限前 ${RECTIFICATION_REMINDER_DAYS} 个工作日提醒合作方和主体负责人；核查和核实任务由每日摘要提醒主管`,
            `Partner and principal of the subject are reminded of a rectification ${RECTIFICATION_REMINDER_DAYS} working days before, supervisors of the others by the daily digest`,
          ),
        ],
        confirm: bilingual(
          '此后收到的按新期限计算；已收到的不变。',
          'What comes from now on has the new time; what came keeps its own.',
        ),
      }),
    ),
  },
  faceCheckReuse: {
    label: bilingual('沿用人脸核验结果', 'Reuse of a face check'),
    description: bilingual(
      '同一主体再次提交订单、网站负责人为同一人时，是否沿用此前已通过的人脸核验及其照片。沿用的订单不再拍照，也不在屏幕上签署承诺书；管局仍可能要求重新核验。',
      'Whether a new order of the same subject with the same website principal takes over a face check that passed, with its photo. Such an order takes no photo and signs no commitment on the screen; a bureau may still ask for a new check.',
    ),
    by: ['administrator'],
    choices: faceCheckReuseDays.map(
      (days): SettingChoice => ({
        value: String(days),
        stored: String(days),
        label: days === 0 ? bilingual('不沿用', 'Never') : bilingual(`${days} 天以内`, `Within ${days} days`),
        effects: [
          days === 0
            ? bilingual('每个订单都须重新核验', 'Each order has a check of its own')
            : bilingual(
                `提交时核验结果不超过 ${days} 天的，直接沿用`,
                `A result of at most ${days} days is taken over with the submission`,
              ),
        ],
        confirm: bilingual(
          '切换后，此后提交的订单按新设置办理；已提交的不变。',
          'Orders submitted from now on go by it; those already submitted stay as they are.',
        ),
      }),
    ),
  },
  ...serviceCodeSettings,
  ...claimSettings,
  ...providerSettings,
  ...letterSettings,
} as const satisfies Record<string, SettingRow>;

export type SettingName = keyof typeof settings;
export const settingNames = Object.keys(settings) as SettingName[];
export const settingRow = (name: SettingName): SettingRow => settings[name];
