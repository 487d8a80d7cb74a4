import { SHANGHAI_OFFSET_MS } from '../calendar/shanghai.ts';
import { fieldRow, isFieldId } from '../filing/fields.ts';
import { materials } from '../filing/materials.ts';
import { orderFilters } from '../order/order-filters.ts';
import { orderKindLabels } from '../order-names/kinds/kinds.ts';
import { retention } from '../personal/retention.ts';
import { provinces } from '../province/provinces.ts';
import { reasonCodes, reasonRow } from '../reasons/reasons.ts';
import { settings } from '../settings/settings.ts';
import { revealPurposes } from '../staff/reveal-purposes.ts';
import { roles } from '../staff/roles.ts';
import { type BilingualText, bilingual, type Language } from '../text/bilingual-text.ts';

/** What a row of the audit says besides who did what: the name of a detail, and what people call it. A new detail is a row. */
export const auditDetails = {
  absences: bilingual('缺勤', 'absences'),
  accepted: bilingual('认定受理', 'settled as accepted'),
  addressChanged: bilingual('通知邮箱有变', 'mail address changed'),
  again: bilingual('重新设置', 'set again'),
  another: bilingual('已有其他管理员', 'besides others'),
  answer: bilingual('答复', 'answer'),
  at: bilingual('时间', 'at'),
  basis: bilingual('依据', 'basis'),
  because: bilingual('原因', 'because'),
  bucket: bilingual('点数上限', 'bucket'),
  by: bilingual('依据', 'by'),
  byKey: bilingual('所用密钥', 'by key'),
  bytes: bilingual('字节', 'bytes'),
  changes: bilingual('改动', 'changes'),
  cap: bilingual('上限', 'cap'),
  cause: bilingual('原因', 'cause'),
  code: bilingual('代码', 'code'),
  codes: bilingual('代码', 'codes'),
  confirmed: bilingual('已确认到期时间', 'due times confirmed'),
  corrects: bilingual('更正', 'corrects'),
  coveredFrom: bilingual('自此计入摘要', 'covered from'),
  covers: bilingual('摘要', 'hash'),
  coversAt: bilingual('时间', 'at'),
  day: bilingual('日期', 'day'),
  days: bilingual('天数', 'days'),
  deleted: bilingual('已删除', 'deleted'),
  ended: bilingual('结束会话', 'sessions ended'),
  expiresAt: bilingual('到期', 'expires'),
  field: bilingual('字段', 'field'),
  files: bilingual('文件', 'files'),
  filter: bilingual('筛选', 'filter'),
  followUps: bilingual('备案后的提醒', 'follow-ups'),
  found: bilingual('有订单', 'found'),
  from: bilingual('原值', 'from'),
  had: bilingual('原有', 'had'),
  hash: bilingual('摘要', 'hash'),
  how: bilingual('方式', 'how'),
  inClear: bilingual('明文', 'in clear'),
  kept: bilingual('保留', 'kept'),
  kind: bilingual('类别', 'kind'),
  kinds: bilingual('业务', 'kinds'),
  language: bilingual('语言', 'language'),
  list: bilingual('列表', 'list'),
  mark: bilingual('标记', 'mark'),
  material: bilingual('材料', 'material'),
  moved: bilingual('已改到期时间', 'due times moved'),
  name: bilingual('名称', 'name'),
  ok: bilingual('一致', 'alike'),
  oldUntil: bilingual('旧密钥有效至', 'former key valid until'),
  orderId: bilingual('订单', 'order'),
  orders: bilingual('订单', 'orders'),
  otherwise: bilingual('不同项', 'judged otherwise'),
  ours: bilingual('我方序号', 'our number'),
  outcome: bilingual('结果', 'outcome'),
  over: bilingual('途径', 'by way of'),
  partnerId: bilingual('合作方', 'partner'),
  passed: bilingual('结论通过', 'passed'),
  person: bilingual('经手人', 'person'),
  places: bilingual('留存项', 'holdings'),
  pointsPerSecond: bilingual('每秒恢复', 'points per second'),
  problems: bilingual('问题', 'problems'),
  province: bilingual('省份', 'province'),
  provinces: bilingual('省份', 'provinces'),
  purpose: bilingual('目的', 'purpose'),
  reasons: bilingual('代码', 'codes'),
  recordId: bilingual('备案', 'record'),
  replaces: bilingual('替换密钥', 'replaces key'),
  resyncId: bilingual('核对', 'comparison'),
  reveal: bilingual('查看明文', 'reveal'),
  roles: bilingual('角色', 'roles'),
  round: bilingual('轮次', 'round'),
  rows: bilingual('行数', 'rows'),
  rules: bilingual('规则', 'rules'),
  scope: bilingual('权限', 'scope'),
  scopes: bilingual('权限', 'scopes'),
  secondLook: bilingual('抽检', 'spot check'),
  secrets: bilingual('密钥', 'secrets'),
  seq: bilingual('序号', 'number'),
  sequence: bilingual('序号', 'number'),
  size: bilingual('尺寸', 'size'),
  staffId: bilingual('人员', 'staff'),
  state: bilingual('状态', 'state'),
  step: bilingual('步骤', 'step'),
  submissionId: bilingual('上报', 'submission'),
  sums: bilingual('校验和', 'sums'),
  theirs: bilingual('对方序号', 'their number'),
  times: bilingual('次数', 'times'),
  to: bilingual('新值', 'to'),
  token: bilingual('领取令牌', 'token'),
  until: bilingual('有效至', 'until'),
  untested: bilingual('未经测试', 'untested'),
  version: bilingual('版本', 'version'),
  warnings: bilingual('警告', 'warnings'),
  wanted: bilingual('订阅', 'wanted'),
  wants: bilingual('请求', 'wants'),
} as const satisfies Record<string, BilingualText>;

export type AuditDetailName = keyof typeof auditDetails;
/** Details of a row by name, without personal values. */
export type AuditDetails = { readonly [name in AuditDetailName]?: unknown };

const words: Readonly<Record<string, BilingualText>> = {
  full: bilingual('原图', 'full'),
  reduced: bilingual('缩小图', 'reduced'),
  thumbnail: bilingual('缩略图', 'thumbnail'),
  // Names of filters of the other downloads.
  actor: bilingual('操作人', 'who'),
  action: bilingual('操作', 'act'),
  bureauId: bilingual('管局', 'bureau'),
  descending: bilingual('倒序', 'descending'),
  item: bilingual('项目', 'item'),
  nature: bilingual('单位性质', 'nature'),
  routine: bilingual('含自动续期和小图加载', 'with routine'),
  rounds: bilingual('轮次', 'rounds'),
  roundsFrom: bilingual('轮次不少于', 'rounds from'),
  rule: bilingual('规则', 'rule'),
  sort: bilingual('排序', 'sort'),
  target: bilingual('对象', 'target'),
  phone: bilingual('手机页面', 'phone page'),
  provider: bilingual('登录服务', 'sign-in service'),
  seed: bilingual('初始数据', 'first content'),
  tooMany: bilingual('同时下载过多', 'too many at a time'),
  failed: bilingual('失败', 'failed'),
  zh: bilingual('中文', 'Chinese'),
  en: bilingual('英文', 'English'),
  live: bilingual('正式', 'live'),
  test: bilingual('测试', 'test'),
  true: bilingual('是', 'yes'),
  false: bilingual('否', 'no'),
  FORBIDDEN: bilingual('没有权限', 'no permission'),
  SCOPE_MISSING: bilingual('密钥没有此权限', 'the key lacks the scope'),
  NOT_FOUND: bilingual('不存在', 'not found'),
  NOT_POSSIBLE: bilingual('当前不能操作', 'not possible now'),
  GUARD_FAILED: bilingual('有规则未满足', 'a rule is not met'),
  INVALID_INPUT: bilingual('输入不符合要求', 'wrong input'),
  STALE: bilingual('订单已变更', 'the order had changed'),
  LEASE_LOST: bilingual('未领取', 'not claimed'),
  KEY_REUSED: bilingual('幂等键重复', 'idempotency key used before'),
};

/** Tables in which a text of a detail may be a key. */
const tables: readonly Readonly<Record<string, BilingualText | { readonly label: BilingualText }>>[] = [
  words,
  orderFilters,
  provinces,
  roles,
  orderKindLabels,
  materials,
  retention,
  revealPurposes,
  Object.fromEntries(reasonCodes.map((code) => [code, reasonRow(code).label])),
  settings,
];

function wordOf(text: string): BilingualText | undefined {
  if (isFieldId(text)) return fieldRow(text).label;
  const row = tables.find((table) => Object.hasOwn(table, text))?.[text];
  return row === undefined || 'zh' in row ? row : row.label;
}

/** `2026-12-02 21:33` of an instant, in Shanghai. */
const shanghaiTime = (text: string): string | undefined =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(text)
    ? new Date(Date.parse(text) + SHANGHAI_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ')
    : undefined;

/** Hashes are shown by their first characters. */
const shortHash = (text: string): string => (/^[0-9a-f]{64}$/.test(text) ? text.slice(0, 12) : text);

/**
 * A detail's value as people read it; `names`: of the people, partners, orders and records whose ids may occur. Keys of objects are
 * details themselves.
 */
export function auditDetailText(value: unknown, names: ReadonlyMap<string, string>, language: Language): string {
  if (Array.isArray(value))
    return value.map((one) => auditDetailText(one, names, language)).join(language === 'zh' ? '、' : ', ');
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([name, of]) => `${auditDetailLabel(name, language)} ${auditDetailText(of, names, language)}`)
      .join(language === 'zh' ? '，' : ', ');
  if (value === null || value === undefined) return '–';
  const text = String(value);
  return names.get(text) ?? wordOf(text)?.[language] ?? shanghaiTime(text) ?? shortHash(text);
}

export function auditDetailLabel(name: string, language: Language): string {
  const row = (auditDetails as Readonly<Record<string, BilingualText | undefined>>)[name] ?? wordOf(name);
  return row?.[language] ?? name;
}
