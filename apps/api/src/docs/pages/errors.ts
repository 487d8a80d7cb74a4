import { reasonCodes, reasonRow } from '@beian/domain/reasons';
import { type BilingualText, bilingual, type Language } from '@beian/domain/text';
import { signInRefusals } from '../../sign-in-texts.ts';
import { httpRefusals } from '../../texts.ts';
import { html } from '../html.ts';
import { code, linkTo, type PageRow, prose, table } from '../page.ts';
import { ruleAnchor } from './rules.ts';

/** One code that an answer can carry. */
export interface ErrorEntry {
  readonly code: string;
  /** Where it stands: in the errors of an answer, as the class of a refusal, or as the reason for a return. */
  readonly where: 'error' | 'refusal' | 'reason';
  readonly status?: number;
  readonly when: BilingualText;
  readonly remedy: BilingualText;
}

const refusalClasses: Readonly<Record<string, readonly [when: BilingualText, remedy: BilingualText]>> = {
  NOT_POSSIBLE: [
    bilingual('订单此刻的状态或您的身份不允许', 'The state of the order, or who you are, does not allow it'),
    bilingual('重新读取订单，查看 `actions`', 'Read the order again and look at its `actions`'),
  ],
  GUARD_FAILED: [
    bilingual('有规则没有满足，`reasons` 逐条说明', 'A rule is not met; `reasons` lists each'),
    bilingual('按每条的 `suggestion` 处理后重试', 'Do what each `suggestion` says, then try again'),
  ],
  INVALID_INPUT: [
    bilingual('输入不符合格式', 'The input does not match its format'),
    bilingual('改正 `field` 所指的输入', 'Correct the input that `field` names'),
  ],
  STALE: [
    bilingual('订单在您读取之后有变化', 'The order has changed since you read it'),
    bilingual('重新读取，用新的 `version` 重试', 'Read it again, then try with the new `version`'),
  ],
  LEASE_LOST: [
    bilingual('订单由他人领取（只涉及审核人员）', 'Somebody else holds the order (staff only)'),
    bilingual('合作方不会遇到', 'Partners do not meet it'),
  ],
  NOT_FOUND: [
    bilingual('不存在，或您看不到', 'It does not exist, or is not visible to you'),
    bilingual('核对编号和密钥的种类（测试或正式）', 'Check the id, and whether the key is a test or a live one'),
  ],
  KEY_REUSED: [
    bilingual('同一个幂等键用于另一个请求', 'The same idempotency key came with another request'),
    bilingual('每个操作使用新的 `key`', 'Use a new `key` for each action'),
  ],
};

/** Every code of the catalogue. */
export const errorEntries = (): readonly ErrorEntry[] => [
  // Signing in is for people.
  ...Object.entries(httpRefusals)
    .filter(([name]) => !Object.hasOwn(signInRefusals, name))
    .map(
      ([name, row]): ErrorEntry => ({
        ...{ code: name, where: 'error', status: row.status, when: row.message, remedy: row.suggestion },
      }),
    ),
  ...Object.entries(refusalClasses).map(
    ([name, [when, remedy]]): ErrorEntry => ({ code: name, where: 'refusal', when, remedy }),
  ),
  ...reasonCodes.map((name): ErrorEntry => {
    const { label, advice } = reasonRow(name);
    return { code: name, where: 'reason', when: label, remedy: advice };
  }),
];

const groups = {
  error: bilingual('请求没有办理：错误', 'The request was not carried out: errors'),
  refusal: bilingual('预期内的拒绝：ActionRefused.code', 'Expected refusals: ActionRefused.code'),
  reason: bilingual('订单退回的理由', 'Reasons for which an order is returned'),
} as const;
const about = {
  error: bilingual(
    '在 `/graphql` 为 `errors[].extensions.code`，在其他地址为 `{ "code", "reasons" }`。',
    'At `/graphql` in `errors[].extensions.code`; elsewhere as `{ "code", "reasons" }`.',
  ),
  refusal: bilingual(
    '变更的结果之一；`reasons` 是一条或多条原因。没有写入任何内容。',
    'One of the results of a mutation; `reasons` holds one or more. Nothing was written.',
  ),
  reason: bilingual(
    '审核人员或管局退回时，在 `Item.reasons` 和 `Order.orderReasons` 中。',
    'In `Item.reasons` and `Order.orderReasons` when the desk or the bureau returned the order.',
  ),
} as const;

const groupEntry = (where: keyof typeof groups, language: Language) => {
  const all = errorEntries().filter((one) => one.where === where);
  const hasStatus = all.some(({ status }) => status !== undefined);
  const head = bilingual('代码|HTTP|何时|怎么办', 'Code|HTTP|When|What to do')[language].split('|');
  const anchor = (name: string) => (where === 'error' ? name : `${where}.${name}`);
  return prose(
    language,
    where,
    groups[where],
    about[where],
    table(
      head.filter((_, at) => hasStatus || at !== 1),
      all.map(({ code: name, status, when, remedy }) => ({
        anchor: anchor(name),
        cells: [
          where === 'reason'
            ? html`<a href="${linkTo(language, 'rules', ruleAnchor(name))}">${code(name)}</a>`
            : code(name),
          ...(hasStatus ? [String(status ?? '')] : []),
          when[language],
          remedy[language],
        ],
      })),
    ),
  );
};

export const errorsPage: PageRow = {
  name: 'errors',
  group: 'behaviour',
  label: bilingual('错误与拒绝', 'Errors and refusals'),
  intro: bilingual(
    '请按 `code` 编程，不要按文字。代码会增加：不认识的按 HTTP 状态处理。带 `Retry-After` 的答复请等待所示秒数后重试，用同一个幂等键。',
    'Write programs by `code`, not by text. Codes are added: treat those that you do not know by their HTTP status. Where an answer carries `Retry-After`, wait that many seconds and try again with the same idempotency key.',
  ),
  entries: (_source, language) =>
    (Object.keys(groups) as (keyof typeof groups)[]).map((where) => ({
      ...groupEntry(where, language),
      members: errorEntries()
        .filter((one) => one.where === where)
        .map((one) => ({
          anchor: where === 'error' ? one.code : `${where}.${one.code}`,
          title: one.code,
          hint: one.when[language],
        })),
    })),
};
