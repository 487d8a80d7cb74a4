import { connectionLifeCycle } from '../bureau/connection.ts';
import { fieldIds, fieldRow } from '../filing/fields.ts';
import { orderLifeCycle } from '../order/life-cycle.ts';
import { deskFields } from '../order-fields/desk-fields.ts';
import { settingNames, settingRow } from '../settings/settings.ts';
import { type Right, rights } from '../staff/rights.ts';
import { type Role, roles, rolesOf } from '../staff/roles.ts';
import { submissionLifeCycle } from '../submission/life-cycle.ts';
import type { BilingualText } from '../text/bilingual-text.ts';
import { both, code, codes, page, section, table } from './markdown.ts';

const names = Object.keys(roles) as Role[];

/** ● a role of the actor, ○ a role implied by it. */
const mark = (by: readonly Role[], role: Role): string => {
  if (by.includes(role)) return '●';
  return by.some((one) => rolesOf([role]).has(one)) ? '○' : '';
};

interface Row {
  readonly label: BilingualText;
  readonly by: readonly Role[];
}
const matrixOf = (events: Readonly<Record<string, Row>>): string =>
  table(
    ['事件 event', '', ...names.map((role) => both(roles[role]))],
    Object.entries(events).map(([event, row]) => [
      code(event),
      both(row.label),
      ...names.map((role) => mark(row.by, role)),
    ]),
  );

/** Who may see the value of a personal field. */
const readers = table(
  ['谁 who', '看到 sees'],
  [
    ['合作方 Partner', '自己提交的值原样；已备案的值遮盖 what it sent as it is; what is filed, masked'],
    [
      '持有领取的审核员 Who holds the lease',
      '该订单的值原样，每次打开留痕 the values of this order as they are; each opening is audited',
    ],
    ['其他审核人员 Other staff', '遮盖 masked'],
    ['审计 Auditor', '不可见 nothing: it has no key'],
  ],
);

const personal = fieldIds.filter((id) => fieldRow(id).personal);
const ofDesk = table(
  ['类型 type', '字段 fields'],
  Object.entries(deskFields).map(([type, fields]) => [code(type), codes(fields)]),
);

const switches = table(
  ['设置 setting', '', '选项 choices', '角色 by'],
  settingNames.map((name) => {
    const { label, by, choices } = settingRow(name);
    return [
      code(name),
      both(label),
      choices.map((one) => code(one.value)).join(', '),
      by.map((role) => both(roles[role])).join(', '),
    ];
  }),
);

const besideEvents = table(
  ['权限 right', '', ...names.map((role) => both(roles[role]))],
  (Object.keys(rights) as Right[]).map((right) => {
    const { label, by } = rights[right];
    return [code(right), both(label), ...names.map((role) => mark(by, role))];
  }),
);

const implied = names.flatMap((role) => {
  const more = [...rolesOf([role])].filter((one) => one !== role);
  return more.length === 0
    ? []
    : [`${both(roles[role])} may do all that ${more.map((one) => both(roles[one])).join(', ')} may.`];
});

export const permissionsPage = (): string =>
  page('权限 Permissions', 'order/life-cycle.ts', [
    `● may, in the states and under the guards of the life cycle; ○ may, by a role that the own one implies. ${implied.join(' ')}`,
    'Every table on this page is read by one function, `hasAnyRole`, through `evaluateEvent` and `hasRight`; fields of the desk by `apps/api/src/desk-fields.ts`; what a partner’s key may ask for is in [scopes and points](limits.md). A second wall, row-level security, stands in the database.',
    section('订单 Role × event of an order', matrixOf(orderLifeCycle.events)),
    section('上报文件 Role × event of a submission', matrixOf(submissionLifeCycle.events)),
    section('管局连接 Role × event of a connection', matrixOf(connectionLifeCycle.events)),
    section('设置 Settings', switches),
    section('事件之外 Beside events', besideEvents),
    section('审核台字段 Fields of the desk', 'Null or empty for a partner, whatever it asks for:', ofDesk),
    section(
      '个人信息字段 Personal fields',
      `${codes(personal)}: sealed at rest, masked first three and last four; those that a unit’s own name or address may fill are open for a unit ([fields](fields.md)).`,
      readers,
    ),
    'A partner acts on its own orders alone; bureau, ministry and clock are the system’s own voices and no person’s role.',
  ]);
